"""How much of a file is read, and what reading one may cost. Beyond, it is refused."""

FILE_BYTES = 64 * 1024 * 1024  # an order of a thousand scanned pages has a quarter of that
CHARACTERS = 10_000_000  # some four thousand pages
PDF_PAGES = 3_000
NAME_CHARACTERS = 200  # of a file, with its folders: as many as the database keeps

# Of the process in which one PDF or page is parsed
MEMORY_BYTES = 1024 * 1024 * 1024
PROCESSOR_SECONDS = 60
SECONDS = 120
