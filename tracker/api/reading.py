"""What a request asks, parameter by parameter, or what is wrong with it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Self

import django_filters
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.utils.datastructures import MultiValueDict

from sources.nearest import did_you_mean, near

from .parameters import Lookup, WithLookups
from .parameters.base import true_or_false
from .problems.faults import Fault, faults_of_value
from .relations import Relation, relations

ORDERING, ORDER = "ordering", "order"  # the same, by the name that is usual elsewhere and by a short one
DEEPEST = 2  # relations that one parameter may cross: ruling__court__circuit


class Reading(django_filters.FilterSet, metaclass=WithLookups):
    """The parameters of one endpoint, as one request gives them.

    `asked` has what each asks: several values where one of a list is given several times. `crossed` has the same beyond
    a relation, and `lacking` whether there is to be nothing beyond it. `before` is how relations crossed so far are
    written. What cannot be read is among the `faults`.
    """

    def __init__(
        self,
        data: Any = None,
        queryset: QuerySet[Any] | None = None,
        *,
        request: Any = None,
        prefix: str = "",
        others: Sequence[str] = (),
    ) -> None:
        # Not the parent's: a copy of every parameter, and a form with a field for each, would be made for each request.
        self.data, self.queryset, self.request, self.before = data or MultiValueDict(), queryset, request, prefix
        self.is_bound, self.form_prefix = data is not None, None
        self.filters = _within(self.base_filters) if prefix else self.base_filters
        self.faults: list[Fault] = []
        self.asked: dict[str, list[Any]] = {}
        self.crossed: dict[str, list[Self]] = {}
        self.lacking: dict[str, bool] = {}
        for parameter in self.filters.values():
            parameter.model = self.model
        self._read(others)

    @property
    def model(self) -> type[Model]:
        return self.queryset.model  # type: ignore[union-attr]

    @cached_property
    def related(self) -> Mapping[str, Relation]:
        """The relations that may be crossed, by name."""
        return relations(self.model)

    @property
    def is_constant(self) -> bool:
        """Whether the same words always ask the same, because nothing was looked up to read them."""
        return all(parameter.is_constant for parameter in self._given())

    @property
    def is_of_records(self) -> bool:
        """Whether the same words ask the same until some record changes."""
        return all(parameter.is_constant or parameter.names_records for parameter in self._given())

    def one(self, name: str) -> Any:
        """What a parameter that is given once asks; None where it is not given."""
        return self.asked.get(name, [None])[0]

    def _given(self) -> Iterator[Any]:
        """The parameters that are asked, here and across relations."""
        yield from (self.filters[name] for name in self.asked)
        for several in self.crossed.values():
            for beyond in several:
                yield from beyond._given()

    def _read(self, others: Sequence[str]) -> None:
        across: dict[str, MultiValueDict[str, str]] = defaultdict(MultiValueDict)
        for name, values in self.data.lists():
            relation, _, rest = name.partition("__")
            if name in self.filters:
                self._read_values(name, values)
            elif rest and relation in self.related and self.before.count("__") < DEEPEST:
                if filled := [value for value in values if value]:
                    across[relation].setlist(rest, filled)
            elif name not in others:
                self.faults.append(self._unknown(name, others))
            elif len(values) > 1:
                self.faults.append(Fault(name, "Write it once."))
        for relation, data in across.items():
            self._cross(relation, data)
        self._refuse_two_repeated(self._repeated())
        if {ORDERING, ORDER} <= self.asked.keys():
            self.faults.append(Fault(ORDER, f"It is the same as {ORDERING}: write one of them."))

    def _read_values(self, name: str, values: list[str]) -> None:
        parameter, told = self.filters[name], self.before + name
        if len(values) > 1 and not parameter.of:
            self.faults.append(Fault(told, "Write it once; commas between several values mean any of them."))
            return
        for value in values:
            try:
                read = parameter.field.clean(value)
            except ValidationError as error:
                self.faults += faults_of_value(told, value, error)
                continue
            if read is not None and read != "":
                self.asked.setdefault(name, []).append(read)

    def _cross(self, name: str, data: "MultiValueDict[str, str]") -> None:
        relation = self.related[name]
        if "isnull" in data:
            for value in data.pop("isnull"):
                self._ask_lacking(name, value)
            if not data:
                return
        several = [rest for rest, values in data.lists() if len(values) > 1] if relation.is_list else []
        self._refuse_two_repeated([[f"{name}__{rest}" for rest in several]])
        if not several:
            self.crossed[name] = [self._beyond(name, data)]
            return
        for rest in several[1:]:
            del data[rest]
        self.crossed[name] = []
        for value in data.getlist(several[0]):
            one = data.copy()
            one.setlist(several[0], [value])
            self.crossed[name].append(self._beyond(name, one))

    def _ask_lacking(self, name: str, value: str) -> None:
        try:
            self.lacking[name] = true_or_false(value)
        except ValidationError as error:
            self.faults += faults_of_value(f"{self.before}{name}__isnull", value, error)

    def _beyond(self, name: str, data: Any) -> Self:
        relation = self.related[name]
        asked = relation.parameters()(data, relation.records(), request=self.request, prefix=f"{self.before}{name}__")
        self.faults += [fault for fault in asked.faults if fault not in self.faults]
        return asked

    def _repeated(self) -> list[list[str]]:
        """The parameters given more than once, by the list of which they are asked."""
        found = defaultdict(list)
        for name, values in self.asked.items():
            if len(values) > 1 and not self.filters[name].apart:
                found[self.filters[name].of].append(name)
        return [*found.values()]

    def _refuse_two_repeated(self, lists: list[list[str]]) -> None:
        for names in lists:
            for name in names[1:]:
                hint = f"{self.before}{names[0]} is repeated already, and both are of one list: repeat one of them."
                self.faults.append(Fault(self.before + name, hint))

    def _unknown(self, name: str, others: Sequence[str]) -> Fault:
        crossing = [f"{relation}__..." for relation in self.related] if self.before.count("__") < DEEPEST else []
        known = [*self.filters, *others]
        found = [self.before + each for each in near(name, known)]
        known = [each for each in known if "__" not in each]
        hint = f"{did_you_mean(self.before + name, found)}Known: {', '.join([*known, *crossing])}."
        return Fault(self.before + name, f"This is no parameter here. {hint}", found)

    def get_form_class(self) -> Any:
        """For the page that browsers get: a field for each parameter, without their look-ups."""
        every = self.filters
        self.filters = {name: each for name, each in every.items() if not isinstance(each, Lookup)}
        try:
            return super().get_form_class()
        finally:
            self.filters = every


def _within(filters: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters that can be asked across a relation: it has no order."""
    return {name: parameter for name, parameter in filters.items() if name not in (ORDERING, ORDER)}
