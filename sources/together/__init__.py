"""Several lists of records, of which one leads to the next, read in one statement.

def build(together: Together) -> Found:
    suits = together.add(Lawsuit.objects.filter(pk__in=Given("ids", Given.NUMBERS)))
    rulings = together.add(RulingLawsuit.objects.filter(lawsuit__in=suits.column("id")))
    return Found(suits, rulings)

read, found = Question(build).ask(ids=[1, 2])
read[found.rulings]
"""

from .expressions import Given, any_of
from .question import Question
from .together import Beside, Part, Read, Together

__all__ = ["Beside", "Given", "Part", "Question", "Read", "Together", "any_of"]
