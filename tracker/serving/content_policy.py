"""What browsers may load for a page: the policy of the settings, with a nonce. Other answers load nothing at all."""

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from django.http import HttpRequest
from django.http.response import HttpResponseBase

PAGES = ("text/html", "application/xhtml+xml", "image/svg+xml")
NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


class ContentPolicy(CSPMiddleware):
    """To write the policy of a page takes longer than many an answer of the API."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if str(response.get("Content-Type", "text/html")).startswith(PAGES):
            return super().process_response(request, response)
        response.headers.setdefault(HEADER, NOTHING)
        return response
