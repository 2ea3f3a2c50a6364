"""The curation desk for who sues, where, and what came of it."""

from . import appeals, courts, effects, lawsuits, relief, rulings, suggestions

__all__ = ["appeals", "courts", "effects", "lawsuits", "relief", "rulings", "suggestions"]
