"""The effect engine: whom a relief reaches on which day. Values in, values out: no database, no clock, no settings."""
