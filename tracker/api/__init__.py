"""The REST API: read-only, under /api/v1/.

`addresses` says where each kind of record is, `fields` and `records` how it is shown, `lookups` and `parameters` how it
is asked for; the other modules are the records themselves, one aggregate each: serializers, parameters, endpoint.
"""
