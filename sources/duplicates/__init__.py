"""What was recorded twice: found before it is saved, merged when it was, and the merge undone."""
