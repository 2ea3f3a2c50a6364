"""Ways to break the sample fixtures, and what the loader is to say of each."""

from typing import NamedTuple

from .dossiers import LAWSUIT

EO = "federal-actions/eo-99999.yaml"
PEOPLE = "people.yaml"
SECOND = "lawsuits/us-v-springfield.yaml"


class Broken(NamedTuple):
    """In `file`, `old` is replaced by `new`; then the line that holds `at` is complained of, in a sentence like `said`.

    `schema` says whether an editor can see it, because the JSON Schema refuses it too. `lines` counts all complaints.
    """

    name: str
    file: str
    old: str
    new: str
    at: str
    said: str
    schema: bool = False
    lines: int = 1


KEYS = (
    Broken(
        *("unknown_key", LAWSUIT, "summary: The", "sumary: The", "sumary: The"),
        *("sumary: is no key of a lawsuit. Did you mean summary?", True),
    ),
    Broken(
        *("unknown_key_like_no_other", PEOPLE, "name: Richard Roe", "name: Richard Roe\n  born: 1950", "born"),
        *("born: is no key of a person. Its keys: slug, name, role, organization, verification, doubts, note", True),
    ),
    Broken(
        *("missing_key", LAWSUIT, "posture: defendant\n", "", "slug: springfield-v-poe\n"),
        *("posture: is missing, and a lawsuit needs it. Add it.", True),
    ),
    Broken(
        *(
            "duplicate_key",
            LAWSUIT,
            "docket_initials: JS\n",
            "docket_initials: JS\ncourt: exd\n",
            "court: exd\ncaption",
        ),
        "court: is written twice in one mapping. Keep one.",
    ),
    Broken(
        *("doubt_about_no_field", EO, "  summary: written", "  sumary: written", "doubts:"),
        *("doubts: sumary is no key of this record. Did you mean summary? Its keys: slug, kind, title", True),
    ),
    Broken(
        *("no_source", SECOND, "sources: [story]\n", "", "slug: us"),
        *("sources: is missing. Name at least one document that bears this out.", True),
    ),
)

VALUES = (
    Broken(
        *("empty_value", SECOND, "caption: United States v. Springfield", "caption:", "caption"),
        *("caption: has no value. Give one, or leave the key out.", True),
    ),
    Broken(
        *("empty_text", SECOND, "caption: United States v. Springfield", "caption: ''", "caption"),
        *("caption: may not be empty. Write it out.", True),
    ),
    Broken(
        *("impossible_day", LAWSUIT, "filed_on: 2017-02-03", "filed_on: 2017-02-31", "filed_on"),
        "filed_on: 2017-02-31 is not a day of the calendar. Write 2017-11-20, 2017-11 or 2017.",
    ),
    Broken(
        *("no_date", LAWSUIT, "filed_on: 2017-02-03", "filed_on: Feb 3, 2017", "filed_on"),
        *("filed_on: 'Feb 3, 2017' is not a date: write 2017-11-20, 2017-11 or 2017.", True),
    ),
    Broken(
        *("unknown_word", LAWSUIT, "kind: summary_judgment", "kind: sumary_judgement", "sumary_judgement"),
        *("kind: 'sumary_judgement' is none of its words. Did you mean summary_judgment", True),
    ),
    Broken(
        *("text_too_long", LAWSUIT, "docket_entry: Dkt. 82", f"docket_entry: {'x' * 130}", "docket_entry"),
        *("docket_entry: has 130 characters; 120 fit. Shorten it by 10.", True),
    ),
    Broken(
        *("no_number", EO, "value: 206", "value: two hundred", "two hundred"),
        *("value: 'two hundred' is no number. Write digits, with a point before decimals: 28300000.50.", True),
    ),
    Broken(
        *("number_out_of_range", LAWSUIT, "sequence: 2\n    kind", "sequence: 40000\n    kind", "40000"),
        *("sequence: 40000 is outside 0 to 32767.", True),
    ),
    Broken(
        *("no_truth_value", EO, "is_whole: true", "is_whole: yes", "is_whole"),
        *("is_whole: 'yes' is neither true nor false. Write one of the two.", True),
    ),
    Broken(
        *("field_validator", "corpus/corpus-story.yaml", "\nsha256: aaaa", "\nsha256: ABCD", "sha256: ABCD"),
        *(f"sha256: 'ABCD{'a' * 60}': A SHA-256 is 64 hexadecimal digits, in lower case.", True),
    ),
    Broken(
        *("slug_of_wrong_form", "statutes.yaml", "slug: usc-99-1", "slug: USC_99", "USC_99"),
        *("slug: 'USC_99': Use lower-case letters, digits and single hyphens", True, 3),
    ),
    Broken(
        *("second_paragraph_of_a_reason", EO, "  summary: written from the news", "  summary:", "doubts:"),
        *("doubts: says nothing about summary. Write a reason after it.", True),
    ),
)

SHAPES = (
    Broken(
        *("mapping_where_a_list_stands", LAWSUIT, "[letters-sent]", "{development: letters-sent}", "letters-sent"),
        *("developments: expects a list, not a mapping: begin each item with a hyphen and a space.", True),
    ),
    Broken(
        *("list_where_a_value_stands", LAWSUIT, "posture: defendant", "posture: [defendant]", "posture"),
        *("posture: expects one value, not a list.", True),
    ),
    Broken(
        *("value_where_a_mapping_stands", EO, "  - {what: detainers, value: 206}", "  - 206 detainers", "206"),
        *("expects the keys of a figure, not one value.", True),
    ),
    Broken(
        *("value_where_reasons_stand", SECOND, "doubts:\n  docket_number: from memory", "doubts: many", "doubts"),
        *("doubts: expects a mapping of fields to reasons, not one value.", True),
    ),
    Broken(
        *("list_where_one_record_stands", SECOND, "slug: us-v-springfield\n", "- slug: us-v-springfield\n", "court:"),
        "is no YAML: while parsing a block collection, did not find expected '-' indicator. Indent the items",
    ),
    Broken(
        *("broken_yaml", LAWSUIT, "short_name: Springfield", "short_name: Springfield: v.", "short_name"),
        "is no YAML: mapping values are not allowed in this context. A text that contains a colon and a space stands",
    ),
    Broken(
        *("alias", PEOPLE, "name: Jane Doe", "name: &jane Jane Doe\n  note: *jane", "*jane"),
        *("has an alias (*jane). Write the value out: dossiers use no anchors and aliases.", False, 2),
    ),
    Broken(
        *("tag", PEOPLE, "name: Jane Doe", "name: !!python/object:os.system Jane Doe", "!!python"),
        "has a YAML tag (tag:yaml.org,2002:python/object:os.system). Remove it: each value is read as its field",
    ),
)

RECORDS = (
    Broken(
        *("duplicate_slug", "judges.yaml", "slug: deborah-j", "slug: daniel-j", "daniel-j\n  name: J. Deborah"),
        *("slug: 'daniel-j' already names a record in judges.yaml:2. Give one of the two another slug", False, 3),
    ),
    Broken(
        *("duplicate_slug_in_another_file", "documents/web.yaml", "slug: copy", "slug: story", "story"),
        *("slug: 'story' already names a record in documents/news.yaml:2. Give one of the two", False, 3),
    ),
    Broken(
        *("dangling_reference", LAWSUIT, "judges: [solomon-j]", "judges: [salomon-j]", "salomon-j"),
        "judge: there is no judge 'salomon-j'. Did you mean solomon-j? Otherwise write its record in judges.yaml.",
    ),
    Broken(
        *(
            "record_in_the_wrong_file",
            "documents/web.yaml",
            "opinion\n  kind: web",
            "opinion\n  kind: opinion",
            "opinion\n",
        ),
        "slug: 'opinion' belongs in documents/opinion.yaml. Move it there, or correct it.",
    ),
    Broken(
        *("corpus_document_without_file", "corpus/corpus-story.yaml", "corpus_file: story.txt\nsha256: ", "locator: "),
        *("slug: corpus-story\n", "corpus_file: is missing, and every record in corpus/*.yaml needs it. Add it."),
    ),
    Broken(
        *("ruling_told_elsewhere", LAWSUIT, "[springfield-v-poe, us-v-springfield]\n    judges"),
        *("[us-v-springfield, springfield-v-poe]\n    judges", "[us-v-springfield, springfield-v-poe]"),
        "lawsuits: begins with us-v-springfield, so it is told there. Move it, or name springfield-v-poe first.",
    ),
    Broken(
        *("provision_of_another_owner", EO, "slug: eo-99999/whole", "slug: memo/whole", "memo/whole"),
        *("slug: 'memo/whole' does not begin with the slug of what it is part of. Write eo-99999/...", False, 2),
    ),
    Broken(
        *("claim_on_another_ground", LAWSUIT, "    claim: springfield-v-poe/spending"),
        *("    claim: springfield-v-poe/standing", "claim: springfield-v-poe/standing"),
        "claim: springfield-v-poe/standing is on standing, not on spending-coercion or a ground above it. Name another",
    ),
)

CONSTRAINTS = (
    Broken(
        *("broken_rule", LAWSUIT, "terminated_on: 2021-05", "terminated_on: 2016-05-01", "terminated_on"),
        "terminated_on: terminated_on comes before filed_on.",
    ),
    Broken(
        *("broken_rule_over_links", "parties.yaml", "jurisdiction: springfield-ex"),
        *("jurisdiction: springfield-ex\n  agency: bureau", "jurisdiction"),
        "jurisdiction: Give at most one of jurisdiction, agency, official, organization, person.",
    ),
    Broken(
        *("record_in_itself", "agencies.yaml", "parent: department", "parent: bureau", "parent"),
        "parent: parent and id must be two different records.",
    ),
    Broken(
        *("same_row_twice", LAWSUIT, "[letters-sent]", "[letters-sent, letters-sent]", "letters-sent"),
        "development: There is already one with the same lawsuit, development. The other is in lawsuits/springfield-v-",
    ),
    Broken(
        *("unique_across_files", SECOND, "exs\ndocket_number: 1:18-cr-00002", "exd\ndocket_number: 1:17-cv-00001"),
        "docket_number",
        "docket_number: This court already has a lawsuit with this number. The other is in lawsuits/springfield-v-po",
    ),
    Broken(
        *("conditional_unique", EO, "label: sec. 9(a)", "label: sec. 9(a)\n    is_whole: true", "slug: eo-99999/whole"),
        "federal_action: There is already one with the same federal_action. The other is in federal-actions/eo-99999.y",
    ),
)

KINDS = (KEYS, VALUES, SHAPES, RECORDS, CONSTRAINTS)
BROKEN = tuple(broken for kind in KINDS for broken in kind)
