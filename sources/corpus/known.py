"""Which document a file is, by the hash of its bytes or by its name."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Self

from ..models import Document
from ..reading.refusal import UnreadableError


@dataclass
class Known:
    """The documents that have a file: their keys by hash, and by name; and their slugs."""

    by_hash: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_name: dict[str, int] = field(default_factory=dict)
    slugs: dict[int, str] = field(default_factory=dict)

    @classmethod
    def here(cls) -> Self:
        """Those of this database."""
        known = cls()
        rows = Document.objects.exclude(corpus_file="").order_by("pk")
        for key, slug, name, digest in rows.values_list("pk", "slug", "corpus_file", "sha256"):
            known.add(key, slug, name, digest)
        return known

    def add(self, key: int, slug: str, name: str, digest: str) -> None:
        """Know this one too."""
        self.by_hash[digest].append(key)
        self.by_name[name] = key
        self.slugs[key] = slug

    def document(self, name: str, digest: str) -> int | None:
        """The key of the document that a file is: the one of its bytes, else the one of its name; None for neither.

        Raises UnreadableError for a file with the bytes of one document under the name of another.
        """
        same, named = self.by_hash.get(digest, []), self.by_name.get(name)
        if named is None or named in same:
            return named or next(iter(same), None)
        if same:
            why = (
                f"it holds what was read in as {self.slugs[same[0]]}, under the name of {self.slugs[named]}. Rename it."
            )
            raise UnreadableError("name", why)
        return named
