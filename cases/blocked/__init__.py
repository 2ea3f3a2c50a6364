"""Is it blocked, where, when, and on whose authority: the effect engine brought to the records."""
