"""Spreadsheets of records, in and out: CSV and XLSX as django-import-export moves them, a row a record.

`csv_files` and `xlsx_files` read and write the files, `columns` says what a cell of each kind means, `sheet` brings the
rows into the records or refuses them, `screens` is the part of the desk that shows it.
"""
