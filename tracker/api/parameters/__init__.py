"""The vocabulary of query parameters: what a value may be, and what it asks of a row."""

from .base import Parameter, Read, a_row
from .days import After, Before
from .order import Order, circuit_rank
from .values import Flag, Number, Records, Search, Text, Words

__all__ = [
    "After",
    "Before",
    "Flag",
    "Number",
    "Order",
    "Parameter",
    "Read",
    "Records",
    "Search",
    "Text",
    "Words",
    "a_row",
    "circuit_rank",
]
