"""What readers get: the records without those that are not published, and without all that hangs on them.

`hidden` says in SQL which rows those are; `reading` keeps them from everything that reads; `views` has the queries
stand in PostgreSQL.
"""
