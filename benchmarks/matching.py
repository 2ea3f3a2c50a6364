"""What `mentions.py` measures, run on a database with the fixtures: `python -m benchmarks.matching`, told as JSON."""

import dataclasses
import gc
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

import django

from benchmarks import many_names, scoring

DOCUMENT = 100_000  # characters


def scored(gold: Path, corpus: Path) -> list[str]:
    """The table of scores of the matcher, with the names of the database, on the documents of a gold folder."""
    from cases.mentions.matcher import Matcher
    from cases.mentions.reporters import find
    from cases.suggestions.known import lexicon

    matcher = Matcher(lexicon(), find)
    documents = {
        each.document: scoring.score(matcher.find(each.text(corpus), published=each.published), each)
        for each in scoring.gold_in(gold)
    }
    return scoring.table(documents)


def timed(names: int, characters: int, rounds: int, corpus: Path | None) -> dict[str, Any]:
    """Megabytes a second of processor time: the best of some rounds, over invented prose and, if given, the corpus."""
    from cases.mentions.lexicon import Lexicon
    from cases.mentions.matcher import Matcher
    from cases.mentions.reporters import find
    from cases.suggestions.known import known

    ours = known()
    made = many_names.records(max(names - len(ours.records), 0))
    both = dataclasses.replace(ours, records=(*ours.records, *made.records))
    began = process_time()
    lexicon = Lexicon(both)
    compiled = process_time() - began
    gc.freeze()
    plain, with_reporters = Matcher(lexicon), Matcher(lexicon, find)
    news = _documents(many_names.prose(both, characters))
    papers = _documents(many_names.prose(both, characters // 8, with_citations=True))
    speeds = {
        "invented news": _best(plain.find, news, rounds),
        "the same without relations": _best(lambda text: plain.find(text, with_relations=False), news, rounds),
        "invented papers with citations, without eyecite": _best(plain.find, papers, rounds),
        "the same with eyecite": _best(with_reporters.find, papers, rounds),
    }
    if corpus:
        texts = [path.read_bytes().decode(errors="replace") for path in sorted(corpus.glob("*.txt"))]
        again = max(characters // max(sum(map(len, texts)), 1), 1)
        speeds["the corpus, over and over"] = _best(plain.find, _documents("\n\n".join(texts * again)), rounds)
    return {"records": len(both.records), "compiled": compiled, "speeds": speeds}


def _documents(text: str) -> list[str]:
    """The text in pieces as long as a long opinion."""
    return [text[at : at + DOCUMENT] for at in range(0, len(text), DOCUMENT)]


def _best(work: Callable[[str], object], texts: list[str], rounds: int) -> float:
    """Megabytes a second in the best of some rounds over all texts."""
    took = []
    for _ in range(rounds):
        began = process_time()
        for text in texts:
            work(text)
        took.append(process_time() - began)
    return sum(len(text.encode()) for text in texts) / 1e6 / min(took)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    django.setup()
    asked = json.loads(sys.argv[1])
    corpus = Path(asked["corpus"]) if asked["corpus"] else None
    told: dict[str, Any] = {}
    if corpus:
        told["scores"] = scored(Path(asked["gold"]), corpus)
    if asked["names"]:
        told["timed"] = timed(asked["names"], asked["characters"], asked["rounds"], corpus)
    print(json.dumps(told))


if __name__ == "__main__":
    main()
