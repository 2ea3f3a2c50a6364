"""The vocabulary of query parameters: what a value may be, and what it asks of a row."""

from .base import Lookup, Parameter, Read, WithLookups, a_row
from .days import After, Before, Date
from .numbers import Bound, Number
from .order import Order, circuit_rank
from .search import Search
from .values import Flag, Records, Tables, Text, Words

__all__ = [
    "After",
    "Before",
    "Bound",
    "Date",
    "Flag",
    "Lookup",
    "Number",
    "Order",
    "Parameter",
    "Read",
    "Records",
    "Search",
    "Tables",
    "Text",
    "WithLookups",
    "Words",
    "a_row",
    "circuit_rank",
]
