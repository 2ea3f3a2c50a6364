"""Some records and sentences about them, all invented but for the names, for the tests of the matcher."""

from cases.mentions.lexicon import Lexicon
from cases.mentions.matcher import Matcher
from cases.mentions.mention import Mention
from cases.mentions.records import Kind, KnownRecord, KnownRuling, Records, Ref
from cases.mentions.reporters import find

MODELS = {
    Kind.FEDERAL_ACTION: "policies.FederalAction",
    Kind.LOCAL_POLICY: "policies.LocalPolicy",
    Kind.STATUTE: "policies.Statute",
    Kind.LAWSUIT: "cases.Lawsuit",
    Kind.COURT: "cases.Court",
    Kind.JUDGE: "cases.Judge",
    Kind.OFFICIAL: "policies.Official",
    Kind.PERSON: "sources.Person",
    Kind.ORGANIZATION: "sources.Organization",
    Kind.JURISDICTION: "policies.Jurisdiction",
    Kind.AGENCY: "policies.Agency",
    Kind.PROGRAM: "policies.GrantProgram",
    Kind.GROUND: "cases.LegalGround",
}


def ref(kind: Kind, slug: str) -> Ref:
    return Ref(MODELS[kind], slug)


def known(kind: Kind, slug: str, *names: str, **more: object) -> KnownRecord:
    return KnownRecord(kind, ref(kind, slug), names, **more)


def place(slug: str, *names: str, sort: str = "city", state: str = "") -> KnownRecord:
    party = (Ref("cases.Party", slug),)
    return known(Kind.JURISDICTION, slug, *names, sort=sort, state=state, also=party)


DOJ = ref(Kind.AGENCY, "doj")
CAND, ILND, CA7, SCOTUS = (ref(Kind.COURT, slug) for slug in ("cand", "ilnd", "ca7", "scotus"))
RECORDS = (
    known(Kind.AGENCY, "doj", "U.S. Department of Justice", "DOJ"),
    known(Kind.AGENCY, "dhs", "U.S. Department of Homeland Security", "DHS"),
    known(Kind.AGENCY, "hud", "U.S. Department of Housing and Urban Development", "HUD"),
    known(Kind.AGENCY, "ice", "U.S. Immigration and Customs Enforcement", "ICE"),
    known(Kind.AGENCY, "white-house", "White House"),
    known(Kind.AGENCY, "doj-crt", "Civil Rights Division, Department of Justice", within=DOJ),
    known(Kind.AGENCY, "cops-office", "Office of Community Oriented Policing Services", "COPS Office", "COPS"),
    known(Kind.PROGRAM, "cops-grants", "Grants of the COPS Office generally", "COPS"),
    known(Kind.PROGRAM, "byrne-jag", "Edward Byrne Memorial Justice Assistance Grant Program (Byrne JAG)"),
    place("california", "California", sort="state", state="CA"),
    place("washington", "Washington", sort="state", state="WA"),
    place("mississippi", "Mississippi", sort="state", state="MS"),
    place("new-york", "New York", sort="state", state="NY"),
    place("new-york-city-ny", "New York City", "New York", state="NY"),
    place(
        "district-of-columbia",
        "District of Columbia",
        "Washington, D.C.",
        "Washington D.C.",
        "Washington",
        "D.C.",
        sort="district",
        state="DC",
    ),
    place("portland-or", "Portland", state="OR"),
    place("chicago-il", "Chicago", state="IL"),
    place("seattle-wa", "Seattle", state="WA"),
    place("jackson-ms", "Jackson", state="MS"),
    place("san-jose-ca", "San José", state="CA"),
    place("saint-paul-mn", "Saint Paul", state="MN"),
    place("san-francisco-ca", "City and County of San Francisco", sort="city_county", state="CA"),
    place("santa-clara-county-ca", "Santa Clara County", sort="county", state="CA"),
    place("king-county-wa", "King County", sort="county", state="WA"),
    known(
        Kind.COURT,
        "cand",
        "United States District Court for the Northern District of California",
        "N.D. Cal.",
        "Northern District of California",
        sort="district",
        state="CA",
    ),
    known(
        Kind.COURT,
        "caed",
        "United States District Court for the Eastern District of California",
        "E.D. Cal.",
        sort="district",
        state="CA",
    ),
    known(
        Kind.COURT,
        "ilnd",
        "United States District Court for the Northern District of Illinois",
        "N.D. Ill.",
        sort="district",
        state="IL",
    ),
    known(
        Kind.COURT,
        "ca7",
        "United States Court of Appeals for the Seventh Circuit",
        "Seventh Circuit",
        "7th Cir.",
        sort="appeals",
    ),
    known(Kind.COURT, "scotus", "Supreme Court of the United States", "U.S.", "Supreme Court", sort="supreme"),
    known(Kind.JUDGE, "orrick-william-h", "William H. Orrick", sort="district"),
    known(Kind.JUDGE, "rovner-ilana-d", "Ilana D. Rovner", sort="appeals"),
    known(Kind.JUDGE, "bauer-william-j", "William J. Bauer", sort="appeals"),
    known(Kind.JUDGE, "jackson-ketanji-brown", "Ketanji Brown Jackson", sort="supreme"),
    known(Kind.JUDGE, "thomas-clarence", "Clarence Thomas", sort="supreme"),
    known(Kind.JUDGE, "thomas-sidney-r", "Sidney R. Thomas", sort="appeals"),
    known(Kind.OFFICIAL, "trump-donald-j", "Donald J. Trump", "Trump", offices=("President of the United States",)),
    known(Kind.OFFICIAL, "sessions-jefferson-b-iii", "Jefferson B. Sessions III", offices=("Attorney General",)),
    known(Kind.OFFICIAL, "brown-kate", "Kate Brown", offices=("Governor",)),
    known(Kind.OFFICIAL, "johnson-brandon", "Brandon Johnson", offices=("Mayor",)),
    known(Kind.OFFICIAL, "de-blasio-bill", "Bill de Blasio", offices=("Mayor",)),
    known(Kind.OFFICIAL, "ohara-brian", "Brian O'Hara", offices=("Police chief",)),
    known(Kind.OFFICIAL, "pritzker-j-b", "J.B. Pritzker", offices=("Governor",)),
    known(Kind.ORGANIZATION, "nilc", "National Immigration Law Center"),
    known(Kind.ORGANIZATION, "washington-post", "The Washington Post"),
    known(
        Kind.FEDERAL_ACTION,
        "eo-13768",
        "Enhancing Public Safety in the Interior of the United States",
        "EO 13768",
        numbers=("EO 13768", "82 FR 8799"),
    ),
    known(
        Kind.FEDERAL_ACTION,
        "eo-14287",
        "Protecting American Communities From Criminal Aliens",
        "EO 14287",
        numbers=("EO 14287",),
    ),
    known(
        Kind.FEDERAL_ACTION,
        "proc-10888",
        "Guaranteeing the States Protection Against Invasion",
        numbers=("Proclamation 10888",),
    ),
    known(Kind.FEDERAL_ACTION, "usc-8-1373", "Information on immigration status", numbers=("8 U.S.C. 1373",)),
    known(Kind.GROUND, "apa-706-2-a", "Not in accordance with law", numbers=("5 U.S.C. 706(2)(A)",)),
    known(Kind.GROUND, "tenth-amendment", "Tenth Amendment"),
    known(Kind.GROUND, "standing", "Standing", "standing to sue"),
    known(Kind.LOCAL_POLICY, "california-values-act", "California Values Act (SB 54)"),
    known(
        Kind.LAWSUIT,
        "santa-clara-v-trump",
        "County of Santa Clara v. Trump",
        captions=("County of Santa Clara v. Donald J. Trump, President of the United States, et al.",),
        dockets=("3:17-cv-00574", "17-cv-00574", "17-17478"),
        begun="2017-02-03",
    ),
    known(
        Kind.LAWSUIT,
        "chicago-v-sessions",
        "City of Chicago v. Sessions (Chicago I)",
        captions=("City of Chicago v. Jefferson Beauregard Sessions III, Attorney General of the United States",),
        dockets=("1:17-cv-05720", "17-cv-05720"),
        begun="2017-08-07",
    ),
    known(
        Kind.LAWSUIT,
        "chicago-v-barr",
        "City of Chicago v. Barr (Chicago II)",
        captions=(
            "City of Chicago v. Jefferson Beauregard Sessions III (later William P. Barr)",
            "City of Chicago v. Barr (Chicago II)",
        ),
        begun="2018-10-12",
    ),
    known(
        Kind.LAWSUIT,
        "new-york-v-doj",
        "New York v. DOJ",
        captions=("State of New York, et al. v. United States Department of Justice, et al.",),
        begun="2018-07-18",
    ),
)
RULINGS = (
    KnownRuling(
        Ref("cases.Ruling", "santa-clara-pi-2017-04-25"),
        CAND,
        frozenset((ref(Kind.JUDGE, "orrick-william-h"),)),
        "2017-04-25",
        "preliminary_injunction",
        "granted",
        (ref(Kind.LAWSUIT, "santa-clara-v-trump"),),
        "250 F. Supp. 3d 497 (N.D. Cal. 2017)",
    ),
    KnownRuling(
        Ref("cases.Ruling", "santa-clara-sj-2017-11-20"),
        CAND,
        frozenset((ref(Kind.JUDGE, "orrick-william-h"),)),
        "2017-11-20",
        "summary_judgment",
        "granted",
        (ref(Kind.LAWSUIT, "santa-clara-v-trump"),),
    ),
    KnownRuling(
        Ref("cases.Ruling", "ca7-chicago-2018-04-19"),
        CA7,
        frozenset((ref(Kind.JUDGE, "rovner-ilana-d"),)),
        "2018-04-19",
        "appeal_decision",
        "affirmed",
        (ref(Kind.LAWSUIT, "chicago-v-sessions"),),
        "888 F.3d 272 (7th Cir. 2018)",
    ),
)
SEATS = {ref(Kind.JURISDICTION, "chicago-il"): frozenset((ILND,))}


def matcher(*more: KnownRecord) -> Matcher:
    return Matcher(Lexicon(Records((*RECORDS, *more), RULINGS, SEATS)), find)


MATCHER = matcher()


def found(text: str, using: Matcher = MATCHER, **options: str) -> list[tuple[str, str, str]]:
    """Words, kind and slugs of each mention; the value where there are no records, `new` where there is neither."""
    mentions = [each for each in using.find(text, **options) if each.kind is not Kind.RELATION]
    return [(text[each.start : each.end], str(each.kind), told(each)) for each in mentions]


def told(mention: Mention) -> str:
    return " ".join(dict.fromkeys(ref.slug for ref in mention.candidates)) or mention.value or "new"


def relations(text: str, **options: str) -> list[Mention]:
    return [each for each in MATCHER.find(text, **options) if each.kind is Kind.RELATION]
