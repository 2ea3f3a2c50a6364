"""Full-text search over the names and texts of records, the same on both databases.

`words` says what a word is, `searched` which columns of a record are looked in, `triggers` keeps the index as the
records are, `query` reads what somebody looks for, `matching` asks the database for it, and `snippets` shows where it
stands.
"""
