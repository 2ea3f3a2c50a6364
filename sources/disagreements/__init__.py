"""Two documents on one field, or a document against the record: the readings side by side, and which one holds."""
