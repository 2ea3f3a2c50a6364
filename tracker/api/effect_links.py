"""The addresses of the records that an answer names."""

from collections.abc import Iterable, Mapping
from typing import Any

from cases.models import Court, Relief, ReliefChange, Ruling
from policies.models import Jurisdiction, Provision
from sources.models import Document, Record

from .addresses import COLLECTIONS

Told = dict[str, Any]


class Links:
    """Adds to what was told, as `links`, where its records are. `base` is the address at which the API begins.

    `documents`: those that chains cite, by slug.
    """

    def __init__(self, base: str, documents: Mapping[str, Document] | None = None) -> None:
        self.base, self.documents = base, documents or {}

    def to(self, model: type[Record], slug: str | None) -> str | None:
        """The address of one record."""
        return f"{self.base}{COLLECTIONS[model]}/{slug}/" if slug else None

    def to_place(self, place: Jurisdiction | None) -> str | None:
        """The address of a place, if one is asked for."""
        return self.to(Jurisdiction, place.slug) if place else None

    def to_all(self, model: type[Record], slugs: Iterable[str]) -> list[str | None]:
        """The addresses of several."""
        return [self.to(model, slug) for slug in slugs]

    def answer(self, told: Told) -> Told:
        """An answer, its chain and its open questions."""
        own = {
            "provision": self.to(Provision, told["provision"]),
            "jurisdiction": self.to(Jurisdiction, told["jurisdiction"]),
        }
        linked = {**told, **self._questions(told), "links": {**own, **self._givers(told)}}
        if "because" in told:
            linked["because"] = [{**link, "links": self._link(link)} for link in told["because"]]
        return linked

    def span(self, told: Told) -> Told:
        """One stretch of a time line."""
        return {**told, **self._questions(told), "links": self._givers(told)}

    def _questions(self, told: Told) -> Told:
        return {
            "open_questions": [{**each, "links": self._question(each)} for each in told["open_questions"]],
        }

    def _question(self, told: Told) -> Told:
        return {"change": self.to(ReliefChange, told["change"]), "relief": self.to(Relief, told["relief"])}

    def _givers(self, told: Told) -> Told:
        return {name: self.to_all(Relief, told[name]) for name in ("held_by", "perhaps_by")}

    def _link(self, link: Told) -> Told:
        models: dict[str, type[Any]] = {"court": Court, "ruling": Ruling, "relief": Relief, "change": ReliefChange}
        return {
            **{name: self.to(model, link[name]) for name, model in models.items()},
            "documents": [
                {"url": self.to(Document, slug), "slug": slug, "name": document.title, "address": document.url}
                for slug in link["documents"]
                for document in (self.documents[slug],)
            ],
        }
