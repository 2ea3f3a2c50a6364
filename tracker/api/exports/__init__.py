"""Whole lists: every row that is found, as NDJSON, CSV or XLSX, in memory that does not grow with them.

`formats` has what may be asked for, `rows` the rows of a list one chunk after the other, `columns` what a table makes
of a record; `ndjson`, `csv_text` and `workbook` write, and `stream` sends what is written while it is read.
"""
