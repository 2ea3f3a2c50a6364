"""How long lists are cut."""

from typing import Any

from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request

from .problems.faults import BadParametersError, Fault


class Page(PageNumberPagination):
    """Numbered pages with the count of all: `page`, and `page_size` from 1 to 200."""

    page_size = 50
    max_page_size = 200
    page_query_description = "The number of the page, from 1."
    page_size_query_param = "page_size"
    page_size_query_description = f"Records on a page, from 1 to {max_page_size}."
    invalid_page_message = "There is no page {page_number}."

    def get_page_size(self, request: Request) -> int:
        """Raises `BadParametersError` for a size that is none, rather than choosing another."""
        text = request.query_params.get(self.page_size_query_param)
        if text is None:
            return self.page_size
        if text.isascii() and text.isdigit() and len(text) <= 3 and 1 <= int(text) <= self.max_page_size:
            return int(text)
        message = f"Write a whole number from 1 to {self.max_page_size}."
        raise BadParametersError(Fault(self.page_size_query_param, message))

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        page, size = super().get_schema_operation_parameters(view)
        page["schema"] |= {"minimum": 1, "default": 1}
        size["schema"] |= {"minimum": 1, "maximum": self.max_page_size, "default": self.page_size}
        return [page, size]

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        address = {"type": ["string", "null"], "format": "uri"}
        count = {"type": "integer", "description": "Records on all pages together."}
        properties = {"count": count, "next": address, "previous": address, "results": schema}
        return {"type": "object", "required": list(properties), "properties": properties}
