"""The states by name, by the abbreviations of newspapers and of the Postal Service, where they complete a place."""

import re

_TABLE = """
AL Alabama; Ala. | AK Alaska | AZ Arizona; Ariz. | AR Arkansas; Ark. | CA California; Cal.; Calif.
CO Colorado; Colo. | CT Connecticut; Conn. | DE Delaware; Del. | FL Florida; Fla. | GA Georgia; Ga.
HI Hawaii | ID Idaho | IL Illinois; Ill. | IN Indiana; Ind. | IA Iowa | KS Kansas; Kan. | KY Kentucky; Ky.
LA Louisiana; La. | ME Maine | MD Maryland; Md. | MA Massachusetts; Mass. | MI Michigan; Mich.
MN Minnesota; Minn. | MS Mississippi; Miss. | MO Missouri; Mo. | MT Montana; Mont. | NE Nebraska; Neb.
NV Nevada; Nev. | NH New Hampshire; N.H. | NJ New Jersey; N.J. | NM New Mexico; N.M. | NY New York; N.Y.
NC North Carolina; N.C. | ND North Dakota; N.D. | OH Ohio | OK Oklahoma; Okla. | OR Oregon; Ore.
PA Pennsylvania; Pa. | RI Rhode Island; R.I. | SC South Carolina; S.C. | SD South Dakota; S.D.
TN Tennessee; Tenn. | TX Texas; Tex. | UT Utah | VT Vermont; Vt. | VA Virginia; Va. | WA Washington; Wash.
WV West Virginia; W.Va.; W. Va. | WI Wisconsin; Wis. | WY Wyoming; Wyo. | DC ; D.C.
"""
_ROWS = [entry.strip() for line in _TABLE.strip().splitlines() for entry in line.split("|")]
_WRITTEN = {written.strip(): row[:2] for row in _ROWS for written in row[2:].split(";") if written.strip()}
_CODES = "|".join(row[:2] for row in _ROWS)
_FORMS = "|".join(re.escape(written) for written in sorted(_WRITTEN, key=len, reverse=True))
_AFTER = re.compile(rf",\s(?:(?P<written>{_FORMS})|(?P<code>{_CODES}))(?![A-Za-z])")


def state_after(flat: str, end: int) -> tuple[str, int]:
    """The state that is named right after a place, and where its name ends: Portland, Ore. Nothing where none is."""
    match = _AFTER.match(flat, end) if flat[end] == "," else None
    if not match:
        return "", end
    return match["code"] or _WRITTEN[match["written"]], match.end()
