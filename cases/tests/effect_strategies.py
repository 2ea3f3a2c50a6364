"""Random coverages and histories of relief."""

import datetime as dt

from hypothesis import strategies as st

from cases.effect.coverage import EVERYONE, NOBODY, Coverage, Path, named_class, place
from cases.effect.history import Change, History, Verb
from cases.effect.moments import Moment, on

US: Path = ("us",)
PLACES: tuple[Path, ...] = (
    US,
    *((*US, state) for state in ("ca", "il")),
    *((*US, "ca", city) for city in ("sf", "la")),
    (*US, "il", "chi"),
    (*US, "il", "chi", "schools"),
)
START = dt.date(2018, 1, 1)

atoms = st.one_of(
    st.just(EVERYONE),
    st.just(NOBODY),
    st.builds(lambda path, below: place(path, with_subdivisions=below), st.sampled_from(PLACES), st.booleans()),
    st.sampled_from(["class a", "class b"]).map(named_class),
)
coverages = st.recursive(
    atoms,
    lambda inner: st.builds(
        lambda one, other, how: {"or": one | other, "and": one & other, "sub": one - other}[how],
        inner,
        inner,
        st.sampled_from(["or", "and", "sub"]),
    ),
    max_leaves=5,
)
days = st.integers(0, 12).map(lambda n: START + dt.timedelta(days=n))
known = days.map(on)
open_moments = st.builds(
    lambda day, width: Moment(day, day + dt.timedelta(days=width), "partial"), days, st.integers(1, 4)
)


@st.composite
def histories(draw: st.DrawFn, *, open_days: int = 2, changes: int = 5) -> History:
    """A relief over provisions a and b with up to this many changes, of which a few have days not fully known.

    Of either provision it may be open whether the relief holds it.
    """
    left = draw(st.integers(0, open_days))

    def moment() -> Moment:
        nonlocal left
        if left and draw(st.booleans()):
            left -= 1
            return draw(open_moments)
        return draw(known)

    granted = moment()
    made: list[Change] = []
    for number in range(draw(st.integers(0, changes))):
        stays = [c.name for c in made if c.verb is Verb.STAYS]
        verb = draw(st.sampled_from([v for v in Verb if v is not Verb.LIFTS_STAY or stays]))
        made.append(
            Change(
                f"change {number}",
                verb,
                moment(),
                (draw(st.integers(0, 2)),),
                draw(coverages),
                frozenset(draw(st.sets(st.sampled_from("ab"), max_size=2))),
                draw(st.sampled_from(stays)) if verb is Verb.LIFTS_STAY else "",
                on(draw(days)) if verb is Verb.PROLONGS else None,
            )
        )
    expires = moment() if draw(st.booleans()) else None
    perhaps = frozenset(draw(st.sets(st.sampled_from("ab"), max_size=2)))
    return History("relief", frozenset("ab"), draw(coverages), granted, expires, tuple(made), perhaps=perhaps)


def every_day() -> list[dt.date]:
    """The days on which anything in a random history can happen, and some either side."""
    return [START + dt.timedelta(days=n) for n in range(-2, 20)]


__all__ = ["PLACES", "Coverage", "coverages", "every_day", "histories"]
