"""Files of other people's documents, turned into text to read and cite: found, decoded, stripped of page furniture.

Plain Python: bytes in; text, and what the document says of itself, out. Files are taken to be hostile: each has limits,
and what must be parsed is parsed in a process of its own. What cannot be read is refused with a word that says why.
"""
