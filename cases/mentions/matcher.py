"""What a text names."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from .captions import Captions
from .cited import printed_key
from .findings import Reporters, Tools
from .lexicon import Lexicon
from .mention import Mention
from .reading import Reading
from .records import Ref
from .relations import relations
from .search import Search


class Matcher:
    """Finds mentions. `reporters` finds citations of reporters in a piece of text (`reporters.find`), where wanted."""

    def __init__(self, lexicon: Lexicon, reporters: Reporters | None = None) -> None:
        self.lexicon = lexicon
        self._tools = Tools(lexicon, Captions(lexicon.known.records), _printed(lexicon), reporters)

    def find(self, text: str, *, published: str = "", with_relations: bool = True) -> list[Mention]:
        """The mentions of the text in its order, none inside another; then what its sentences say courts did.

        `published`: the day of the document, where known, so that a month without a year can be told.
        """
        with _uncollected():
            search = Search(self._tools, Reading(text))
            search.run()
            mentions = search.mentions()
            if with_relations:
                mentions += relations(search.reading, self.lexicon, mentions, search.verbs, published)
            search.reading.place(mentions)
        return mentions


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of cycles: a text makes thousands of mentions and none, and each look costs all names."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _printed(lexicon: Lexicon) -> dict[str, tuple[Ref, ...]]:
    """Where a ruling is printed, to the lawsuits it was made in and itself."""
    return {printed_key(each.reporter): (*each.lawsuits, each.ref) for each in lexicon.rulings if each.reporter}
