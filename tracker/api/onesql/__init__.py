"""One SQL statement a page: the database writes the JSON that the serializers describe.

`representation` turns a serializer into an expression, with `text` (JSON made of texts), `place` and `neighbors` (where
in a query it stands) and `names` (what records are called). `statement` makes the query of a page from it, `rows` runs
it, and `views` has an endpoint answer with it. The serializers remain what says how a record is shown: where one of
their fields has no SQL form, they write the page themselves.
"""
