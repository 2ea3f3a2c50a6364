"""Places by the words around them: whether a name is a government's here, and whether it says which one."""

import re

from .given_names import GIVEN_NAMES
from .records import KnownRecord
from .wordlists import words

# Where the name of a place begins the name of something else.
_OTHERS_AFTER = re.compile(
    r"[ -](?:Times|Post|Tribune|Globe|Herald|Chronicle|Journal|Inquirer|Sun-Times|Star|Daily|Gazette|Bee|Examiner"
    r"|Register|Observer|Dispatch|Reader|Magazine|University|College|Law School|School of Law|Institute"
    r"|Bar Association|Public Radio|Beach|Springs|Heights|Falls|River|Valley|Bay|Lakes?|Keys|Islands?|Hills|Park"
    r"|Avenue|Street|Road|Boulevard|Square|Bridge|Airport|Township|Parish|Ave\.|St\.|Blvd\.|Rd\."
    r"|(?:[A-Z][a-z]+ )?(?:Superior|Supreme|Circuit|Municipal|Family|Appellate|Immigration|District) Courts?"
    r"|Supreme Judicial Court|Court of (?:Appeals?|Claims|Common Pleas))\b"
)
_COUNTY_AFTER = re.compile(r" (?:County|Counties)\b")
COUNTIES_AFTER = re.compile(r"(?:, [A-Z][\w.' -]{2,24}?){0,12}(?:,? and [A-Z][\w.' -]{2,24}?)? [Cc]ounties\b")
_CITY_AFTER = re.compile(
    r" City\b(?! (?:Council|Attorney|Manager|Hall|Code|Police|Clerk|Solicitor|Commission|Controller|officials))"
)
_OTHERS_BEFORE = re.compile(
    r"(?:\b(?:University|Bank|Diocese|Archdiocese|Gulf|Port|District|College|Lake|Fort|Mount|Upper|Lower|Lady"
    r"|Court of Appeals?|Battle|Treaty) of |\b(?:Lake|Fort|Mount|Mt\.|Ft\.|North|South|East|West|Northern|Southern"
    r"|Eastern|Western|Central|George|Booker T\.|Little|Baja|Greater) )\Z"
)
_SAID_OF_PEOPLE = words("judge justice mr ms mrs dr sen rep gov officer senator representative")
_WORD_AFTER = re.compile(r" ([A-Z][a-z]+)")
_NOT_SURNAMES = words(
    """
    mayor police city county state council attorney governor gov sheriff public school schools district
    legislature police department senator representative democrats republicans officials law court judge chief
    superintendent fire residents office international metro and is was has will for in on at to sues sued
    gets bans blocks wins loses leaders suit lawsuit sanctuary immigration immigrant officers trust welcoming
    ordinance v municipal board commission university house senate
    """
)

# Well-known places of one name in more than one state: general knowledge, so that a person is asked.
_NAMESAKES = """
portland OR ME; richmond CA VA; rochester NY MN; springfield IL MA MO OH OR; columbus OH GA; jackson MS TN MI
WY; lawrence MA KS; burlington VT NC NJ; newark NJ DE CA; aurora CO IL; albany NY CA GA OR; cambridge MA MD;
fremont CA NE; evanston IL WY; wilmington DE NC; charleston SC WV; columbia SC MO MD; glendale CA AZ; pasadena
CA TX; arlington VA TX; salem OR MA; durham NC NH; kansas city MO KS; concord NH CA MA; manchester NH CT;
bloomington IN IL MN; greenville SC NC MS; fayetteville AR NC; lancaster PA CA; peoria IL AZ; oakland CA MI;
dover DE NH; augusta ME GA; athens GA OH; auburn AL WA NY; bristol CT RI VA; middlesex NJ MA CT VA; hollywood
CA FL; cleveland OH TN; somerville MA NJ
"""
_STATE = re.compile(r"[A-Z]{2}")
HOMONYMS = {
    _STATE.sub("", entry).strip(): tuple(_STATE.findall(entry)) for entry in " ".join(_NAMESAKES.split()).split("; ")
}


def _last_word(flat: str, start: int) -> str:
    """The word before a place, where only a blank stands between."""
    return flat[flat.rfind(" ", 0, start - 1) + 1 : start - 1] if flat[start - 1] == " " else ""


def is_another_thing(flat: str, start: int, end: int, record: KnownRecord) -> bool:
    """Whether the words around make it the name of something that is not this government."""
    before = _last_word(flat, start)
    if (before[:1].isupper() or before == "of") and _OTHERS_BEFORE.search(flat, max(start - 24, 0), start):
        return True
    if flat[end] not in " -" or not flat[end + 1 : end + 2].isupper():
        return False
    if _OTHERS_AFTER.match(flat, end):
        return True
    if _COUNTY_AFTER.match(flat, end) and record.sort not in ("county", "city_county"):
        return True
    return bool(record.sort in ("state", "city") and _CITY_AFTER.match(flat, end))


def is_somebody(flat: str, start: int, end: int) -> bool:
    """Whether the name of a place is a person's here: Justice Jackson, Lawrence Tribe, Ketanji Brown Jackson."""
    before = _last_word(flat, start)
    if before[:1].isupper():
        small = before.strip(".").lower()
        if small in GIVEN_NAMES or small in _SAID_OF_PEOPLE or (len(before) == 2 and before[1] == "."):
            return True
    if flat[start:end].lower() in GIVEN_NAMES and (after := _WORD_AFTER.match(flat, end)):
        return after[1].lower() not in _NOT_SURNAMES
    return False
