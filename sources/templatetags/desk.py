"""What the templates of the curation desk ask."""

from typing import Any

from django import template

register = template.Library()


@register.simple_tag
def row_title(row: Any) -> str:
    """The line under which a folded row stands, as its inline words it."""
    return str(row.model_admin.title_of(row.original))
