"""What every screen of the curation desk shares: forms, rows, relations found by typing, saving."""
