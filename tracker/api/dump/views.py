"""Where the archive is told of, and fetched."""

from typing import Any

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.utils.http import parse_etags
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from cases.models import Lawsuit

from ..addresses import root_of
from ..filtering import FORMAT, refuse_unknown
from ..freshness import NotModifiedError
from ..known import KNOWN_ON
from ..problems.faults import BadParametersError, Fault, NoSuchRecordError
from ..records import Reading
from .archives import Archive, name_of, of, present, version_now

GZIP = "application/gzip"
ABOUT = (
    "A line of JSON for each record, packed with gzip: the first says which version it is, each other has `type`, the "
    "endpoint, and `record`, as that endpoint lists it. Addresses within begin at `root`."
)

EXAMPLE = {
    "url": "https://enjoined.example.org/api/v1/dump/enjoined-1204.ndjson.gz",
    "about": ABOUT,
    "media_type": GZIP,
    "version": 1204,
    "as_of": "2026-11-22T10:14:03.000000Z",
    "size": 1048576,
    "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "records": {"lawsuits": 79, "rulings": 151},
}


class DumpSerializer(serializers.Serializer):
    """The archive of the data as it is."""

    url = serializers.URLField(help_text="Where the archive is.")
    about = serializers.CharField()
    media_type = serializers.CharField()
    version = serializers.IntegerField(help_text="Of the data: another with every change.")
    as_of = serializers.DateTimeField(help_text="When the data became what it is.")
    size = serializers.IntegerField(help_text="In bytes.")
    sha256 = serializers.CharField(help_text="Of the archive, in hexadecimal digits.")
    records = serializers.DictField(child=serializers.IntegerField(), help_text="How many of each kind are in it.")

    class Meta:
        ref_name = "Dump"


class GzipRenderer(BaseRenderer):
    """The archive, which is at hand as it is."""

    media_type, format, charset = GZIP, "gz", None

    def render(self, data: Any, accepted_media_type: Any = None, renderer_context: Any = None) -> bytes:
        return b""


class _OfToday(Reading):
    """What is there of today alone."""

    queryset = Lawsuit.objects.none()
    shaped_by = ()
    knows_past = False
    pagination_class = None

    def read_parameters(self) -> None:
        """Raises `BadParametersError`."""
        if KNOWN_ON in self.request.query_params:
            raise BadParametersError(Fault(KNOWN_ON, "The archive is of today. Ask the lists of a past day."))
        refuse_unknown(self.request, FORMAT)


class Dump(_OfToday):
    """All records as one archive."""

    @extend_schema(
        operation_id="dump",
        summary="Tell what the archive is",
        responses={200: DumpSerializer},
        examples=[OpenApiExample("archive", EXAMPLE, description="Made up: of your data it says otherwise.")],
    )
    def describe(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """What the archive of today's data is, where it is, and its checksum. It is made when it is first asked for."""
        self.read_parameters()
        archive = present()
        url = f"{root_of(request)}dump/{archive.name}"
        told = {name: getattr(archive, name) for name in ("version", "as_of", "size", "sha256", "records")}
        return Response({"url": url, "about": ABOUT, "media_type": GZIP, **told})


class DumpFile(_OfToday):
    """The archive itself."""

    renderer_classes = [GzipRenderer]
    metadata_class = None  # an archive has nothing to say to OPTIONS
    archive: Archive | None = None

    @extend_schema(
        operation_id="dump_archive",
        summary="Get the archive",
        parameters=[OpenApiParameter("version", int, "path", description="The version of the data.")],
        responses={(200, GZIP): OpenApiResponse({"type": "string", "format": "binary"}, ABOUT)},
    )
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The archive of a version; of today's data, and for a while of what was before."""
        self.read_parameters()
        version = int(kwargs["version"])
        archive = self.archive = of(version)
        if archive is None:
            nearest = [f"{root_of(request)}dump/{name_of(version_now())}"]
            raise NoSuchRecordError(f"The archive of version {version} is not kept any more, or never was.", nearest)
        if f'"{archive.sha256}"' in parse_etags(request.headers.get("If-None-Match", "")):
            raise NotModifiedError
        if request.method == "HEAD":
            return HttpResponse(content_type=GZIP, headers={"Content-Length": str(archive.size)})
        return FileResponse(archive.path.open("rb"), content_type=GZIP)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """With the mark of the bytes themselves."""
        response = super().finalize_response(request, response, *args, **kwargs)
        if self.archive:
            response["ETag"], response["Repr-Digest"] = f'"{self.archive.sha256}"', self.archive.digest
            response["Content-Disposition"] = f'attachment; filename="{self.archive.name}"'
        return response
