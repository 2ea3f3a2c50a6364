"""Proposed mentions held against a gold file: what was right, what was missed, what was made up."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from cases.mentions.mention import Mention
from cases.mentions.records import ENTITIES, VALUES, Kind
from tools.environment import RunError

NEW = "new"  # in a gold file: something of its kind that no record is


@dataclass
class Score:
    """Counts over some mentions. `first`: of those found, how many put the right record first."""

    gold: int = 0
    proposed: int = 0
    right: int = 0
    first: int = 0

    def __iadd__(self, other: "Score") -> "Score":
        self.gold += other.gold
        self.proposed += other.proposed
        self.right += other.right
        self.first += other.first
        return self

    @property
    def precision(self) -> float:
        return self.right / self.proposed if self.proposed else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 1.0


@dataclass
class Gold:
    """One document's gold file (`gold/README.md` says how it is made)."""

    document: str
    corpus_file: str
    sha256: str
    published: str = ""
    mentions: list[dict[str, Any]] = field(default_factory=list)
    relations: list[dict[str, Any]] = field(default_factory=list)

    def text(self, corpus: Path) -> str:
        """The document's text. Raises `RunError` where the folder has another, or none."""
        path = corpus / self.corpus_file
        if not path.is_file():
            raise RunError(f"{corpus} has no {self.corpus_file}, which {self.document} is about.")
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() != self.sha256:
            raise RunError(
                f"{path} is not the text that the gold file of {self.document} was made on: its hash is another."
            )
        return data.decode()


def gold_in(folder: Path) -> list[Gold]:
    """The gold files of a folder. Raises `RunError` where there is none."""
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise RunError(f"{folder} has no gold file (*.yaml).")
    return [Gold(**{**told, "published": str(told.get("published", ""))}) for told in map(_loaded, files)]


def _loaded(path: Path) -> Any:
    return yaml.load(path.read_text(), Loader=yaml.BaseLoader)


def score(mentions: Iterable[Mention], gold: Gold) -> dict[Kind, Score]:
    """The counts for each kind. Right is what has kind, both ends and record (or value) of the gold file."""
    scores: dict[Kind, Score] = defaultdict(Score)
    wanted = {(int(each["start"]), int(each["end"]), Kind(each["kind"])): each for each in gold.mentions}
    for _, _, kind in wanted:
        scores[kind].gold += 1
    proposed = list(mentions)
    for mention in proposed:
        if mention.kind is Kind.RELATION:
            continue
        scores[mention.kind].proposed += 1
        if told := wanted.get((mention.start, mention.end, mention.kind)):
            right, first = _is_right(mention, told)
            scores[mention.kind].right += right
            scores[mention.kind].first += first
    relations = [mention for mention in proposed if mention.kind is Kind.RELATION]
    if relations or gold.relations:
        scores[Kind.RELATION] = _relations(relations, gold.relations)
    return dict(scores)


def _is_right(mention: Mention, told: dict[str, Any]) -> tuple[bool, bool]:
    if mention.kind in VALUES:
        return mention.value == told["value"], mention.value == told["value"]
    slugs = [ref.slug for ref in mention.candidates] or [NEW]
    return told["record"] in slugs, told["record"] == slugs[0]


def _relations(proposed: Sequence[Mention], gold: Sequence[dict[str, Any]]) -> Score:
    """A relation is right where it is of the same sentence, names who ruled, and its rulings have the right one."""
    counted = Score(gold=len(gold), proposed=len(proposed))
    for told in gold:
        start, end = int(told["start"]), int(told["end"])
        for mention in proposed:
            shared = min(end, mention.end) - max(start, mention.start)
            who = all(set(told.get(part, ())) <= set(mention.parts.get(part, ())) for part in ("judges", "courts"))
            slugs = [ref.slug for ref in mention.candidates]
            if shared * 2 > end - start and who and (not told.get("ruling") or told["ruling"] in slugs):
                counted.right += 1
                counted.first += slugs[:1] == [told.get("ruling")]
                break
    return counted


def entities(scores: dict[Kind, Score]) -> Score:
    """All kinds of records together: neither dates and amounts nor relations."""
    total = Score()
    for kind in ENTITIES:
        total += scores.get(kind, Score())
    return total


def table(documents: dict[str, dict[Kind, Score]]) -> list[str]:
    """For each document and for each kind over all of them."""
    lines = [
        "| | gold | proposed | right | precision | recall | right one first |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    together: dict[Kind, Score] = defaultdict(Score)
    for scores in documents.values():
        for kind, counted in scores.items():
            together[kind] += counted
    lines += [_row(kind.replace("_", " "), together[kind]) for kind in Kind if kind in together]
    lines += [_row(f"entities of {name}", entities(scores)) for name, scores in documents.items()]
    lines.append(_row("**entities**", entities(together)))
    return lines


def _row(name: str, counted: Score) -> str:
    first = f"{counted.first / counted.right:.3f}" if counted.right else ""
    numbers = f"{counted.gold} | {counted.proposed} | {counted.right}"
    return f"| {name} | {numbers} | {counted.precision:.3f} | {counted.recall:.3f} | {first} |"
