"""The curation desk for who sues, where, and what came of it."""

from . import appeals, courts, lawsuits, relief, rulings

__all__ = ["appeals", "courts", "lawsuits", "relief", "rulings"]
