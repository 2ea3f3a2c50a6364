"""The ways in which the name of a record is written, by rules that hold for every record of its kind.

A name that no rule gives (Byrne JAG, NYPD) stands among the record's other names.
"""

import re
from collections.abc import Iterable, Iterator

from .records import Kind, KnownRecord
from .wordlists import in_order, words

_NUMBERED = in_order(
    """
    First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth Thirteenth Fourteenth
    """
)
_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}
_ORDINALS = {word: f"{n}{_SUFFIXES.get(n, 'th')}" for n, word in enumerate(_NUMBERED, 1)}
_ORDINAL = re.compile(rf"\b({'|'.join(_NUMBERED)})\b (?=Amendment|Circuit|U\.S\.)")
_IN_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*$")
_SHORT = re.compile(r"(?=.*[A-Z0-9].*[A-Z0-9])[A-Z0-9][\w.&/ -]{1,30}\Z")  # SB 54, Byrne JAG, PEP
_GOVERNMENT = re.compile(r"(?:City and County|City|County|Town|Village|Borough|State|Commonwealth) of (.+)\Z")
_DEPARTMENT = re.compile(r"(?:U\.S\. |United States )?Department of (.+)\Z")
_LONG_OFFICE = re.compile(r"Office of (?:the )?([^, ]+(?: [^, ]+){2,})\Z")
_NATION = re.compile(r"(?:U\.S\.|US|United States) (.+)\Z")
COMMONWEALTHS = frozenset(("KY", "MA", "PA", "VA"))
# Words that name a ground of law, and mostly something else.
ORDINARY = words("standing coercion remedies relatedness coverage notice relief speech association") | {
    "general welfare",
    "unambiguous notice",
    "white paper",
}


def names_of(record: KnownRecord) -> Iterator[tuple[str, bool]]:
    """Each way to write it, and whether that is a name somebody gave it (or else made by a rule)."""
    for name in record.names:
        for written, given in _of_one(name, record):
            for form in _spelled(written):
                yield form, given and form == written


def _of_one(name: str, record: KnownRecord) -> Iterator[tuple[str, bool]]:
    bare = name
    if match := _IN_BRACKETS.search(name):
        bare = name[: match.start()]
        if _SHORT.match(match[1]):
            yield match[1], False
    yield bare, True
    of_kind = _BY_KIND.get(record.kind)
    if of_kind:
        for written in of_kind(bare, record):
            yield written, False


def _spelled(name: str) -> Iterator[str]:
    """Spellings that stand for each other in every name."""
    forms = [name]
    for one, other in ((" and ", " & "), ("United States ", "U.S. "), ("U.S. ", "US "), ("U.S. ", "United States ")):
        forms += [form.replace(one, other) for form in forms if one in form]
    for one, other in (("Saint ", "St. "), ("St. ", "Saint "), ("Department", "Dept."), ("Department", "Dep't")):
        forms += [form.replace(one, other) for form in forms[:2] if form.startswith(one) or f" {one}" in form]
    forms += [_ORDINAL.sub(lambda match: f"{_ORDINALS[match[1]]} ", form) for form in forms if _ORDINAL.search(form)]
    yield from dict.fromkeys(forms)


def _jurisdiction(name: str, record: KnownRecord) -> Iterator[str]:
    if match := _GOVERNMENT.match(name):
        yield match[1]
        name = match[1]
    if "," in name:
        yield name.partition(",")[0]
    if "/" in name:
        yield name.partition("/")[0]
    if name.endswith(" County"):
        yield f"County of {name.removesuffix(' County')}"
    elif record.sort in ("city", "city_county"):
        yield f"City of {name.removesuffix(' City') if name == 'New York City' else name}"
    if record.sort == "city_county":
        yield f"{name} County"
        yield f"City and County of {name}"
    if record.sort == "state":
        yield f"{'Commonwealth' if record.state in COMMONWEALTHS else 'State'} of {name}"
        yield f"{name} State"
        yield f"{name} state"
    if record.sort == "nation" and name.endswith(" of America"):
        yield name.removesuffix(" of America")


def _agency(name: str, record: KnownRecord) -> Iterator[str]:
    if match := _DEPARTMENT.match(name):
        yield from _department(match[1])
    elif match := _NATION.match(name) or _LONG_OFFICE.match(name):
        yield match[1]


def _department(about: str) -> Iterator[str]:
    yield f"Department of {about}"
    yield f"Departments of {about}"
    yield f"Dept. of {about}"
    if " and " not in about:
        yield f"{about} Department"
    if len(about.split()) > 1:
        yield about


def _program(name: str, record: KnownRecord) -> Iterator[str]:
    for end in (" Program", " Grants", " Grant Program", " grants"):
        if name.endswith(end) and len(name.removesuffix(end).split()) > 1:
            yield name.removesuffix(end)
    if name.endswith(("Grants", "grants")):
        yield name[:-1]


def _organization(name: str, record: KnownRecord) -> Iterator[str]:
    if name.startswith("The "):
        yield name.removeprefix("The ")
    for end in (" LLP", ", Inc.", " Inc.", " US LLP"):
        if name.endswith(end):
            yield name.removesuffix(end)


def _court(name: str, record: KnownRecord) -> Iterator[str]:
    if match := re.match(r"United States Court of Appeals for the (\w+) Circuit\Z", name):
        yield f"{match[1]} U.S. Circuit Court of Appeals"
        yield f"U.S. Circuit Court of Appeals for the {match[1]} Circuit"
        yield f"{match[1]} Circuit Court"
    if match := re.match(r"United States District Court for the (.+ District of .+)\Z", name):
        yield f"federal district court for the {match[1]}"
        if " District of " in match[1]:
            part, _, state = match[1].partition(" District of ")
            for word in ("for", "of", "in"):
                yield f"U.S. District Court {word} {part} {state}"


def _ground(name: str, record: KnownRecord) -> Iterator[str]:
    if ":" in name:
        yield name.partition(":")[0]
    if " or " in name:
        yield name.replace(" or ", " and ")
    if name.startswith("Anti-"):
        yield f"Anti{name.removeprefix('Anti-')}"
        yield name.removeprefix("Anti-")


_BY_KIND = {
    Kind.JURISDICTION: _jurisdiction,
    Kind.AGENCY: _agency,
    Kind.PROGRAM: _program,
    Kind.ORGANIZATION: _organization,
    Kind.COURT: _court,
    Kind.GROUND: _ground,
}


def initials(name: str) -> str:
    """NILC for National Immigration Law Center; empty where they are too few to be told from a word."""
    letters = "".join(word[0] for word in re.findall(r"[\w'-]+", name) if word[0].isupper())
    return letters if len(letters) > 2 and "(" not in name else ""


def is_short_for(short: str, name: str) -> bool:
    """Whether the letters begin words of the name, in order: JAG for Byrne Justice Assistance Grant."""
    beginnings = iter(word[0].upper() for word in re.findall(r"[\w'-]+", name))
    return all(letter in beginnings for letter in short)


def short_of_county(names: Iterable[str]) -> str:
    """Santa Clara for Santa Clara County: what it is called once it has been named."""
    for name in names:
        if name.endswith(" County"):
            return name.removesuffix(" County")
    return ""
