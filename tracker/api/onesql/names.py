"""What records are called, and the few values that models compute, as the database says them.

Each is the SQL form of a `__str__` or a property of the model; tests hold the one against the other.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import F, Model, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.db.models.lookups import In

from cases import models as cases
from policies import models as policies
from sources import models as sources
from sources.models import Record

from .place import NoSqlFormError, Place
from .text import EMPTY, TEXT, Chosen, Day, Text, Verbatim, either, first, is_empty, is_there, literal

Form = Callable[[Place], Any]


def name_of(place: Place) -> Any:
    """What `str()` says of the row. Raises `NoSqlFormError` where that has no SQL form."""
    form = NAMES.get(place.model)
    if form is not None:
        return form(place)
    if place.model.__str__ is Record.__str__:
        return place("slug")
    raise NoSqlFormError(f"what a {place.model.__name__} is called")


def computed(place: Place, name: str) -> Any:
    """A property of the row's model; None where the name is none of those known here."""
    form = COMPUTED.get((place.model, name))
    return form(place) if form else None


def day(place: Place, name: str) -> Day:
    """A partial date as it is written, or null."""
    return Day(place(name), place(f"{name}_precision"))


def _label(place: Place, name: str, change: Callable[[str], str] = str) -> Chosen:
    """What `get_..._display` says, in so far changed."""
    return Chosen(place(name), {word: change(str(label)) for word, label in place.field(name).flatchoices})


def _column(name: str) -> Form:
    return lambda place: place(name)


def _action(place: Place) -> Any:
    number, title = place("number"), place("title")
    return either(is_empty(number), title, Text(number, ", ", title))


def _provision(place: Place) -> Any:
    action, policy = place.to("federal_action"), place.to("local_policy")
    owner = either(is_there(action.key), first(action("number"), action("title")), first(policy("title"), EMPTY))
    return Text(owner, ", ", place("label"))


def _jurisdiction(place: Place) -> Any:
    name, state = place("name"), place("state")
    is_state = In(place("kind"), [Verbatim(literal(kind)) for kind in ("state", "district")])
    return either(is_state, name, either(is_empty(state), name, Text(name, ", ", state)))


def _claim(place: Place) -> Any:
    provision, ground = place.to("provision"), place.to("ground")
    names = name_of(provision), name_of(ground)
    on_a_ground = either(is_there(provision.key), Text(names[0], " on ", names[1]), names[1])
    return either(is_there(ground.key), on_a_ground, names[0])


def _ruling(place: Place) -> Any:
    return Text(name_of(place.to("court")), ", ", _day_or(place, "day unknown"), ", ", _label(place, "kind", str.lower))


def _day_or(ruling: Place, unknown: str) -> Any:
    return Coalesce(day(ruling, "decided_on"), Verbatim(literal(unknown)), output_field=TEXT)


def _relief(place: Place) -> Any:
    ruling = place.to("ruling")
    court = name_of(ruling.to("court"))
    return Text(_label(place, "kind"), " of ", _day_or(ruling, "unknown day"), " (", court, ")")


def _relief_change(place: Place) -> Any:
    court = name_of(place.to("ruling").to("court"))
    return Text(court, " ", _label(place, "kind", str.lower), " ", place.to("relief")("slug"))


def _holding(place: Place) -> Any:
    level = _label(place, "level", lambda text: text.partition(":")[0].partition(" (")[0].lower())
    return Text(name_of(place.to("ground")), ": ", _label(place, "result", str.lower), " (", level, ")")


def _docket(place: Place) -> Any:
    number, initials = place("docket_number"), place("docket_initials")
    return either(is_empty(initials), number, Text(number, "-", initials))


def _fate(place: Place) -> Any:
    """What the latest review did with a holding; one whose day is not known counts as earlier than those whose is."""
    latest = (F("ruling__decided_on").desc(nulls_last=True), "-ruling__sequence", "-ruling_id")
    reviews = cases.HoldingReview._default_manager.filter(holding=OuterRef("__".join((*place.path, "pk"))))
    return Subquery(reviews.order_by(*latest).values("fate")[:1])


NAMES: dict[type[Model], Form] = {
    sources.Organization: _column("name"),
    sources.Person: _column("name"),
    sources.Document: lambda place: first(*map(place, ("title", "url", "locator", "slug"))),
    sources.Discrepancy: _column("topic"),
    policies.Agency: _column("name"),
    policies.Official: _column("name"),
    policies.Statute: _column("citation"),
    policies.GrantProgram: _column("name"),
    policies.FederalAction: _action,
    policies.LocalPolicy: _column("title"),
    policies.Provision: _provision,
    policies.Jurisdiction: _jurisdiction,
    policies.Development: _column("title"),
    policies.FundsAtStake: lambda place: Text(place("as_stated"), ": ", place("what")),
    cases.Court: _column("short_name"),
    cases.CourtAlias: _column("name"),
    cases.Judge: _column("name"),
    cases.Party: _column("name"),
    cases.LegalGround: _column("name"),
    cases.Lawsuit: _column("short_name"),
    cases.Claim: _claim,
    cases.Ruling: _ruling,
    cases.Holding: _holding,
    cases.Relief: _relief,
    cases.ReliefChange: _relief_change,
    cases.Appeal: lambda place: first(place("caption"), place("slug")),
}
COMPUTED: dict[tuple[type[Model], str], Form] = {
    (cases.Lawsuit, "docket"): _docket,
    (cases.Holding, "fate"): _fate,
}
