"""The addresses of the API."""

from django.urls import path, re_path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.routers import SimpleRouter

from .addresses import SLUG
from .citations import Citations
from .coverage import DocumentCoverage
from .dump.views import Dump, DumpFile
from .endpoints import ENDPOINTS
from .feeds.views import Feeds
from .problems.pages import Problem, Problems
from .root import Nowhere, Root

app_name = "api"

router = SimpleRouter()
for name, view in ENDPOINTS.items():
    if view is not Citations:
        router.register(name, view, basename=name)

urlpatterns = [
    path("", Root.as_view(), name="root"),
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path("docs/", SpectacularSwaggerSplitView.as_view(url_name="api:schema"), name="docs"),
    path("problems/", Problems.as_view(), name="problems"),
    path("problems/<slug:name>/", Problem.as_view(), name="problem"),
    path("citations/", Citations.as_view({"get": "list"}), name="citations-list"),
    re_path(
        rf"^citations/(?P<type>[a-z-]+)/(?P<slug>{SLUG})/(?P<position>[0-9]{{1,4}})/$",
        Citations.as_view({"get": "retrieve"}),
        name="citation",
    ),
    re_path(
        rf"^documents/(?P<slug>{SLUG})/coverage/$",
        DocumentCoverage.as_view({"get": "retrieve"}),
        name="document-coverage",
    ),
    path("dump/", Dump.as_view({"get": "describe"}), name="dump"),
    re_path(
        r"^dump/enjoined-(?P<version>[0-9]{1,18})\.ndjson\.gz$",
        DumpFile.as_view({"get": "retrieve"}),
        name="dump-archive",
    ),
    path("feeds/", Feeds.as_view({"get": "latest"}), name="feeds"),
    re_path(
        rf"^feeds/(?P<collection>[a-z-]+)/(?P<slug>{SLUG})/$",
        Feeds.as_view({"get": "retrieve"}),
        name="feed-of-a-record",
    ),
    *router.urls,
    re_path(r"^.*/$", Nowhere.as_view()),
]
