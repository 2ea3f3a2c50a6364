"""What every record was at every instant, and who changed it, when and why.

`records` says which models have a history and gives each its table; `triggers` has the database write it; `writing`
says who is writing and why; `known` reads the records as they were known at an instant; `changes` tells what changed
in words; `reverting` takes a change back.
"""
