"""Lists that are read together are those that Django reads one after the other."""

import datetime as dt
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import FloatField, Model, Prefetch, Q, QuerySet
from django.test.utils import CaptureQueriesContext

from cases.blocked.chain_rows import reliefs_with_changes
from cases.blocked.histories import relief_rows
from cases.blocked.lifetimes import provisions
from cases.blocked.periods import refresh
from cases.models import Appeal, Lawsuit, Relief, Ruling, RulingLawsuit
from cases.tests import factories as make
from policies.models import ActionRelation, FederalAction
from sources.models import Document
from sources.tests.factories import DocumentFactory
from sources.together import Given, Part, Question, Together, any_of
from sources.together.lists import ReadRows

from .constellation import constellation

pytestmark = pytest.mark.django_db
ODD = """it's "quoted", 100%, %s, $ids:numbers$, \\ back, \x1f\t\n tab, “third” é 🗽 null"""
IDS = Given("ids", Given.NUMBERS)


def read(rows: QuerySet[Any], **given: Any) -> list[Any]:
    found, part = Question(lambda together: together.add(rows)).ask(**given)
    return found[part]


def flat(record: Any, seen: tuple[Any, ...] = ()) -> Any:
    """A record as it was loaded: its columns, and all that came along with it."""
    if not isinstance(record, Model):
        return record
    key = (type(record), record.pk)
    if key in seen:
        return key  # back to where it came from
    columns = {field.attname: vars(record).get(field.attname, "deferred") for field in record._meta.concrete_fields}
    linked = {name: flat(other, (*seen, key)) for name, other in record._state.fields_cache.items()}
    lists = {
        name: [flat(row, (*seen, key)) for row in rows]
        for name, rows in vars(record).get("_prefetched_objects_cache", {}).items()
    }
    own = {name: rows for name, rows in vars(record).items() if type(rows) is list and name not in columns}
    plain = {name: [flat(row, (*seen, key)) for row in rows] for name, rows in own.items()}
    return columns, linked, lists, plain


@pytest.fixture
def everything() -> None:
    constellation(2)
    refresh()


TREES: dict[str, Any] = {
    "reliefs with their histories": relief_rows,
    "reliefs with their chains": lambda: reliefs_with_changes(Relief.objects.values("pk")),
    "provisions with their lifetimes": lambda: provisions().order_by("slug"),
    "a list of many to many, behind a link": lambda: (
        Ruling.objects.order_by("pk").select_related("appeal").prefetch_related("appeal__rulings_appealed")
    ),
    "a link of its own": lambda: ActionRelation.objects.order_by("pk").prefetch_related(
        Prefetch("from_action", FederalAction.objects.with_sources())
    ),
    "a list under another name": lambda: Appeal.objects.order_by("pk").prefetch_related(
        Prefetch("rulings", Ruling.objects.filter(relief=None).order_by("-pk"), to_attr="bare"), "rulings__relief"
    ),
    "what a suit's own page shows": lambda: Lawsuit.objects.with_details().order_by("pk"),
    "documents without their text": lambda: Document.objects.order_by("pk").defer("text"),
}


@pytest.mark.parametrize("tree", TREES)
@pytest.mark.usefixtures("everything")
def test_records_come_with_the_same_lists(tree: str) -> None:
    rows = TREES[tree]()
    wanted = [flat(record) for record in rows]
    with CaptureQueriesContext(connection) as queries:
        found = [flat(record) for record in read(TREES[tree]())]
    assert wanted
    assert found == wanted
    assert len(queries) == 1


@pytest.mark.usefixtures("everything")
def test_every_column_of_every_table_comes_as_it_is() -> None:
    refused = []
    for model in apps.get_models():
        rows = model._base_manager.order_by("pk")
        if any(isinstance(field, FloatField) for field in model._meta.concrete_fields):
            refused.append(model)
            with pytest.raises(TypeError, match="rounds"):
                read(rows)
        else:
            assert [flat(row) for row in read(rows)] == [flat(row) for row in rows], model
    assert len(refused) < 10


def test_odd_words_come_through_columns_and_values() -> None:
    document: Any = DocumentFactory(title=ODD, doubts={"title": ODD, "because": ["%s", None, 1.5, True]})
    assert flat(read(Document.objects.filter(title=ODD))[0]) == flat(Document.objects.get())
    asked = Document.objects.filter(title=Given("title", Given.TEXT), slug__in=Given("slugs", Given.TEXTS))
    assert read(asked, title=ODD, slugs=[ODD, document.slug]) == [document]
    assert read(asked, title=ODD, slugs=[]) == []
    assert read(asked, title="another", slugs=[document.slug]) == []


def test_days_and_numbers_are_given_when_it_is_sent() -> None:
    first, second = (make.LawsuitFactory(filed_on=dt.date(2017, 2, day), filed_on_precision="day") for day in (1, 2))
    by_day = Question(lambda together: together.add(Lawsuit.objects.filter(filed_on__gt=Given("day", Given.DAY))))
    by_key = Question(lambda together: together.add(Lawsuit.objects.filter(pk=Given("pk", Given.NUMBER))))
    for day, wanted in ((dt.date(2017, 1, 31), {first, second}), (dt.date(2017, 2, 1), {second})):
        found, part = by_day.ask(day=day)
        assert set(found[part]) == wanted
    for suit in (first, second):
        found, part = by_key.ask(pk=suit.pk)
        assert found[part] == [suit]


def test_one_list_is_asked_by_the_columns_of_others() -> None:
    suits = make.LawsuitFactory.create_batch(3)
    rulings = [make.RulingFactory(lawsuit=suit) for suit in suits]

    def build(together: Together) -> tuple[Part, Part, Part]:
        chosen = together.add(Lawsuit.objects.filter(pk__in=IDS))
        pairs = together.add(
            RulingLawsuit.objects.filter(lawsuit__in=chosen.column("id")).values_list("lawsuit_id", "ruling_id")
        )
        both = any_of(pairs.column("ruling_id"), together.add(Ruling.objects.filter(pk=rulings[2].pk)).column("id"))
        return chosen, pairs, together.add(Ruling.objects.filter(pk__in=both))

    question = Question(build)
    for some in ([0], [0, 1], []):
        found, (chosen, pairs, both) = question.ask(ids=[suits[number].pk for number in some])
        assert {suit.pk for suit in found[chosen]} == {suits[number].pk for number in some}
        assert sorted(found[pairs]) == sorted((suits[number].pk, rulings[number].pk) for number in some)
        assert set(found[both]) == {rulings[number] for number in {*some, 2}}


def test_a_list_may_hang_on_whether_another_has_rows_and_on_words_in_its_columns() -> None:
    relief = make.ReliefFactory()

    def build(together: Together) -> tuple[Part, Part]:
        some = together.add(Relief.objects.filter(pk__in=IDS))
        words = Q(pk__in=some.column("id", kind=relief.kind))
        return together.add(Ruling.objects.filter(some.is_there())), together.add(Relief.objects.filter(words))

    question = Question(build)
    for ids, wanted in (([relief.pk], [relief]), ([], [])):
        found, (rulings, reliefs) = question.ask(ids=ids)
        assert found[reliefs] == wanted
        assert bool(found[rulings]) == bool(wanted)


def test_members_of_arrays_are_asked_by() -> None:
    relief = make.ReliefFactory()
    period = make.EffectPeriodFactory(relief=relief, open_questions=["a change", relief.slug])

    def build(together: Together) -> Part:
        periods = together.add(type(period).objects.filter(pk__in=IDS))
        return together.add(Relief.objects.filter(slug__in=periods.each("open_questions")))

    question = Question(build)
    for ids, wanted in (([period.pk], [relief]), ([], [])):
        found, reliefs = question.ask(ids=ids)
        assert found[reliefs] == wanted
    period.delete()


def test_a_list_that_was_read_is_not_asked_again() -> None:
    make.ReliefFactory()
    (relief,) = read(relief_rows())
    assert isinstance(relief.changes.all(), ReadRows)
    with pytest.raises(RuntimeError, match="was read"):
        relief.changes.filter(kind="stays")


def test_a_column_that_is_not_read_is_named() -> None:
    with pytest.raises(KeyError, match="no ruling__appeal_id of Relief"):
        Question(lambda together: together.add(Relief.objects.all()).column("ruling__appeal_id")).ask()
