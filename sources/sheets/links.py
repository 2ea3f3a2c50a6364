"""Columns that name other records, by their slugs."""

from typing import Any

from django.db import models
from django.db.models import F, Max, Prefetch

from ..models import Record
from ..nearest import did_you_mean
from .cells import checked
from .columns import Column

BETWEEN = ";"
LOOKED_THROUGH = 5_000  # slugs, for one that is near
SUGGESTED = 20  # times in an import: each takes a while


class Slugs:
    """The records of a kind, by slug; each is asked for once."""

    def __init__(self, model: type[models.Model]) -> None:
        self.model: Any = model
        self.known: dict[str, Any] = {}
        self.suggested = 0

    def find(self, slug: str) -> Any:
        """The record. Raises ValueError, with a near one where there is one."""
        if slug not in self.known:
            record = self.model._default_manager.filter(slug=slug).first()
            if record is None:
                what = self.model._meta.verbose_name
                raise ValueError(f"is the slug of no {what}. {self._near(slug)}Write the slug that its address has.")
            self.known[slug] = record
        return self.known[slug]

    def _near(self, slug: str) -> str:
        self.suggested += 1
        if self.suggested > SUGGESTED:
            return ""
        slugs = self.model._default_manager.order_by().values_list("slug", flat=True)
        alike = list(slugs.filter(slug__startswith=slug[:2])[:LOOKED_THROUGH])
        return did_you_mean(slug, alike) or did_you_mean(slug, list(slugs[:LOOKED_THROUGH]))


class Link(Column):
    """One record."""

    def __init__(self, field: "models.ForeignKey[Any, Any]") -> None:
        super().__init__(field)
        self.slugs = Slugs(field.related_model)

    @property
    def tells(self) -> str:
        return f"The slug of {_a(self.field.related_model)}."

    def export(self, instance: Any, **kwargs: Any) -> str:
        if getattr(instance, self.field.attname) is None:
            return ""
        other: Record = getattr(instance, self.field.name)
        return other.slug

    def read(self, text: str) -> Any:
        return self.slugs.find(text)


class Several(Column):
    """Records in an order, each of which says no more than that it is there: the lawsuits of a ruling."""

    needed = False

    def __init__(self, field: "models.ManyToManyField[Any, Any]") -> None:
        super().__init__(field)
        self.slugs = Slugs(field.related_model)
        self.through: Any = field.remote_field.through
        self.owner, self.other = field.m2m_field_name(), field.m2m_reverse_field_name()

    @property
    def written_names(self) -> tuple[str, ...]:
        return ()

    @property
    def tells(self) -> str:
        return f"The slugs of {self.slugs.model._meta.verbose_name_plural}, with “{BETWEEN}” between them, in order."

    @property
    def rows(self) -> str:
        """Where the record keeps them."""
        owner: Any = self.through._meta.get_field(self.owner)
        return str(owner.remote_field.related_name)

    def records(self, instance: Any) -> list[Any]:
        """Those that were read for the record, else those it has. One that an import makes has none."""
        waiting = vars(instance).get("_several", {})
        if self.field.name in waiting:
            return list(waiting[self.field.name])
        return [] if vars(instance).get("_is_made") else [getattr(row, self.other) for row in self._stored(instance)]

    def export(self, instance: Any, **kwargs: Any) -> str:
        return f"{BETWEEN} ".join(record.slug for record in self.records(instance))

    def save(self, instance: Any, row: dict[str, str], is_m2m: bool = False, **kwargs: Any) -> None:
        slugs = [slug.strip() for slug in checked(row[self.column_name]).split(BETWEEN) if slug.strip()]
        if slugs == [record.slug for record in self.records(instance)]:
            return
        if twice := next((slug for slug in slugs if slugs.count(slug) > 1), ""):
            raise ValueError(f"names {twice} twice. Take one out.")
        vars(instance).setdefault("_several", {})[self.field.name] = [self._find(slug) for slug in slugs]

    def _find(self, slug: str) -> Any:
        try:
            return self.slugs.find(slug)
        except ValueError as error:
            raise ValueError(f"“{slug}” {error}") from None

    def store(self, instance: Any) -> None:
        """Write the rows; the record is stored. Positions are unique, also for a moment: rows step aside first."""
        if self.field.name not in vars(instance).get("_several", {}):
            return
        wanted = self.records(instance)
        rows = {getattr(row, self.other).pk: row for row in self._stored(instance)}
        manager = self.through._default_manager.filter(**{self.owner: instance})
        for pk in rows.keys() - {record.pk for record in wanted}:
            rows.pop(pk).delete()
        aside = (manager.aggregate(last=Max("position"))["last"] or 0) + len(wanted) + 1
        manager.update(position=F("position") + aside)
        for position, record in enumerate(wanted):
            row = rows.get(record.pk) or self.through(**{self.owner: instance, self.other: record})
            row.position = position
            row.save()

    def prefetch(self) -> Prefetch:
        """What `records` reads, for many at once."""
        return Prefetch(self.rows, self.through._default_manager.select_related(self.other).order_by("position"))

    def may_store(self, instance: Any, user: Any) -> bool:
        """Whether the person may write the rows that differ."""
        if self.field.name not in vars(instance).get("_several", {}):
            return True
        app, name = self.through._meta.app_label, self.through._meta.model_name
        return bool(user.has_perms([f"{app}.{action}_{name}" for action in ("add", "change", "delete")]))

    def _stored(self, instance: Any) -> list[Any]:
        found = getattr(instance, self.rows).all()
        if self.rows in getattr(instance, "_prefetched_objects_cache", {}):
            return list(found)
        return list(found.select_related(self.other).order_by("position"))


def _a(model: Any) -> str:
    name = str(model._meta.verbose_name)
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
