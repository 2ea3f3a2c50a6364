"""Lists of records that are read along with them: what a queryset prefetches, as parts of the same statement."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from .part import Part

Rows = Callable[[Part], list[Any]]


class ReadRows(QuerySet[Any]):
    """A list that was read with its record. There is no more of it than was read."""

    def _chain(self) -> Any:
        raise RuntimeError(f"This list of {self.model._meta.verbose_name_plural} was read: go through it as it is.")


@dataclass(frozen=True)
class Along:
    """A list, or a link, of records that are reached by these links from those of a part.

    `pairs`: which rows belong to which, where a table of its own says so.
    """

    walk: tuple[str, ...]
    field: Any
    name: str
    part: Part
    pairs: Part | None = None
    is_plain: bool = False  # a list of Python, under a name of its own

    def attach(self, records: Iterable[Any], rows: Rows) -> None:
        """Give each record its own."""
        owners = [owner for record in records if (owner := _walked(record, self.walk)) is not None]
        if self.field.many_to_one:
            self._link(owners, {row.pk: row for row in rows(self.part)})
        elif self.pairs:
            self._list(owners, *self._by_pairs(rows))
        else:
            self._list(owners, *self._by_key(owners, rows))

    def _link(self, owners: Iterable[Any], linked: dict[Any, Any]) -> None:
        for owner in owners:
            self.field.set_cached_value(owner, linked.get(getattr(owner, self.field.attname)))

    def _by_pairs(self, rows: Rows) -> tuple[dict[Any, list[Any]], list[Any]]:
        owned: dict[Any, list[Any]] = defaultdict(list)
        among: dict[Any, list[Any]] = defaultdict(list)
        for owner, row in rows(self.pairs):  # type: ignore[arg-type]
            owned[row].append(owner)
        found = rows(self.part)
        for row in found:
            for owner in owned[row.pk]:
                among[owner].append(row)
        return among, found

    def _by_key(self, owners: Iterable[Any], rows: Rows) -> tuple[dict[Any, list[Any]], list[Any]]:
        back = self.field.field
        among: dict[Any, list[Any]] = defaultdict(list)
        first = {owner.pk: owner for owner in reversed([*owners])}
        found = rows(self.part)
        for row in found:
            key = getattr(row, back.attname)
            among[key].append(row)
            if key in first:
                back.set_cached_value(row, first[key])
        return among, found

    def _list(self, owners: Iterable[Any], among: dict[Any, list[Any]], found: Sequence[Any]) -> None:
        for owner in owners:
            own = among.get(owner.pk, [])
            if self.is_plain:
                setattr(owner, self.name, own)
                continue
            listed: Any = ReadRows(self.part.model, self.part.queryset.query)
            listed._result_cache, listed._prefetch_done = own, True
            vars(owner).setdefault("_prefetched_objects_cache", {})[self.name] = listed


def _walked(record: Any, walk: Iterable[str]) -> Any:
    for step in walk:
        record = getattr(record, step) if record is not None else None
    return record


class Lists:
    """The lists that go along with the parts of a statement."""

    def __init__(self, add: Callable[[QuerySet[Any]], Part]) -> None:
        self.add = add
        self.of: dict[Part, dict[tuple[str, ...], Along]] = defaultdict(dict)

    def read_along(self, part: Part, lookups: Iterable[Any]) -> None:
        """Have these lists of a part read too."""
        for lookup in lookups:
            prefetch = lookup if isinstance(lookup, Prefetch) else Prefetch(lookup)
            self._reach(part, (), prefetch.prefetch_through.split("__"), prefetch)

    def _reach(self, part: Part, walk: tuple[str, ...], path: Sequence[str], prefetch: "Prefetch[Any]") -> None:
        step, *rest = path
        here = (*walk, step)
        if part.joined(here):
            if rest:
                self._reach(part, here, rest, prefetch)
            return
        known = (*walk, step if rest or not prefetch.to_attr else prefetch.to_attr)
        if known not in self.of[part]:
            self.of[part][known] = self._along(part, walk, step, prefetch, is_last=not rest)
        if rest:
            self._reach(self.of[part][known].part, (), rest, prefetch)

    def _along(
        self, part: Part, walk: tuple[str, ...], step: str, prefetch: "Prefetch[Any]", *, is_last: bool
    ) -> Along:
        model = part.joined(walk)["model"]
        field = model._meta.get_field(step)
        rows: Any = prefetch.queryset if is_last and prefetch.queryset is not None else None
        rows = field.related_model._default_manager.all() if rows is None else rows
        keys = part.column("__".join([*walk, model._meta.pk.attname]))
        if field.many_to_one:
            linked = part.column("__".join([*walk, field.attname]))
            return Along(walk, field, step, self.add(rows.filter(pk__in=linked)))
        if field.many_to_many:
            forward = field if field.concrete else field.field
            back, on = forward.m2m_field_name(), forward.m2m_reverse_field_name()
            back, on = (back, on) if field.concrete else (on, back)
            through = forward.remote_field.through._base_manager.order_by()
            names = [through.model._meta.get_field(name).attname for name in (back, on)]
            pairs = self.add(through.filter(**{f"{back}__in": keys}).values_list(*names))
            return Along(walk, field, step, self.add(rows.filter(pk__in=pairs.column(names[1]))), pairs)
        own = prefetch.to_attr if is_last else None
        listed = self.add(rows.filter(**{f"{field.field.name}__in": keys}))
        return Along(walk, field, own or field.get_accessor_name(), listed, is_plain=bool(own))
