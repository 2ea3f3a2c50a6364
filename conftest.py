"""What every test in the project starts from."""

from hypothesis import settings

# No deadline: the first example of a test pays for imports and connections, and shared machines stall.
settings.register_profile("enjoined", deadline=None, max_examples=100)
settings.load_profile("enjoined")
