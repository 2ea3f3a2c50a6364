"""One SQL statement a page: the database writes the JSON that the serializers describe.

`representation` turns a serializer into an expression, with `text` (JSON made of texts), `place` and `neighbors` (where
in a query it stands) and `names` (what records are called). `statement` says from it how rows are written and `page`
around which query, `running` and `cursors` send that, `rows` gives what came back, and `answering` has an endpoint
answer with it; `plans` keeps what was made for a question. The serializers remain what says how a record is shown:
where one of their fields has no SQL form, they write the page themselves.
"""
