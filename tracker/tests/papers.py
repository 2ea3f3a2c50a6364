"""The project's papers, and what tests look up in them."""

import re
import shlex
from io import StringIO
from pathlib import Path

from django.core.management import call_command

ROOT = Path(__file__).resolve().parent.parent.parent
PAPERS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "fixtures" / "README.md"])


def name_of(paper: Path) -> str:
    """The name of a paper, as people know it."""
    return paper.relative_to(ROOT).as_posix()


def commands(paper: Path) -> list[list[str]]:
    """The words of each `./run ...` that a paper writes, in a block or within a line."""
    text = paper.read_text(encoding="utf-8")
    found = re.findall(r"^(?:\w+=\S+ )*\./run[^\n`#|;&]*", "\n".join(blocks(text)), re.MULTILINE)
    found += re.findall(r"`(\./run[^`\n]*)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    return [line[line.index("./run") :].split() for line in found]


def blocks(text: str, kind: str = "sh") -> list[str]:
    """The fenced blocks of a kind."""
    return re.findall(rf"^```{kind}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


def links(paper: Path) -> list[str]:
    """Where a paper links to within the project: paths, some with an anchor."""
    targets = re.findall(r"\]\(([^)\s]+)\)", paper.read_text(encoding="utf-8"))
    return [target for target in targets if "://" not in target]


def paths(paper: Path) -> list[str]:
    """The files and folders of the project that a paper names within its lines."""
    found = re.findall(
        r"`((?:\.ci|docs|fixtures|tools|tracker|cases|policies|sources)/[\w./-]*)`", paper.read_text("utf-8")
    )
    return [path.rstrip("/") for path in found]


def anchors(paper: Path) -> set[str]:
    """The anchors that GitHub gives the headings of a paper."""
    headings = re.findall(r"^#+ (.+)$", paper.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def computed(command: str) -> list[str]:
    """The lines that `./run manage effect ...` prints, without the names of the documents."""
    out = StringIO()
    call_command(*shlex.split(command)[2:], stdout=out)
    return re.sub(r"\[[a-z0-9-]+(, [a-z0-9-]+)*\]$", "[...]", out.getvalue(), flags=re.MULTILINE).splitlines()
