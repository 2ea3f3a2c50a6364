"""The table of roles as the handbook shows it."""

from collections.abc import Iterator

from .table import KINDS, ROLES

ACTIONS = ("view", "add", "change", "delete", "publish", "withdraw", "merge")


def markdown() -> str:
    """Return the roles, who may do what, and which models each row means, as Markdown."""
    return "\n".join([*_roles(), "", *_rights(), "", *_models()])


def _roles() -> Iterator[str]:
    yield "| Role | What it is for |"
    yield "|---|---|"
    for role, duty in ROLES.items():
        yield f"| **{role}** | {duty} |"


def _rights() -> Iterator[str]:
    yield f"| | {' | '.join(ROLES)} |"
    yield f"|---|{'---|' * len(ROLES)}"
    for kind in KINDS:
        cells = (", ".join(sorted(kind.may.actions(role), key=ACTIONS.index)) or "-" for role in ROLES)
        yield f"| **{kind.name}** | {' | '.join(cells)} |"


def _models() -> Iterator[str]:
    yield "| | What they have in common | Models |"
    yield "|---|---|---|"
    for kind in KINDS:
        yield f"| **{kind.name}** | {kind.why} | {', '.join(f'`{label}`' for label in kind.models)} |"
