"""How much one spreadsheet may hold.

An import is one transaction, and on SQLite everybody else's writes wait for it, twenty seconds at most.
"""

MOST_BYTES = 5_000_000
MOST_UNPACKED = 50_000_000  # an XLSX is a ZIP: a small file may unpack to gigabytes
MOST_PARTS = 500  # files within the ZIP
MOST_ROWS = 1_000
MOST_COLUMNS = 100
DEEPEST = 100_000  # how far down a sheet is looked through for rows: blank ones cost time too
MOST_EXPORTED = 20_000
MOST_IN_CELL = 32_767  # characters, in XLSX; more would be cut off without a word
