"""What a document may say, put before a researcher: suggestions, and what was decided about each."""
