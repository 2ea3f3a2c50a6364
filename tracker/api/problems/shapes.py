"""What problem details look like, member by member."""

from typing import Any

from drf_spectacular.utils import OpenApiResponse
from rest_framework import serializers

from .answers import MEDIA_TYPE
from .kinds import KINDS


class ProblemSerializer(serializers.Serializer):
    """Problem details (RFC 9457)."""

    type = serializers.CharField(help_text="The address of the kind of problem, where it is explained.")
    title = serializers.CharField(help_text="The kind of problem in a line; the same each time.")
    status = serializers.IntegerField()
    detail = serializers.CharField(help_text="What is wrong with this request.")
    request_id = serializers.CharField(help_text="The number under which the request is logged.")

    class Meta:
        ref_name = "Problem"


class FaultSerializer(serializers.Serializer):
    """What is wrong with one parameter."""

    parameter = serializers.CharField()
    value = serializers.CharField(allow_null=True, help_text="As given; null where it was not.")
    detail = serializers.CharField()
    nearest = serializers.ListField(child=serializers.CharField(), help_text="What may have been meant.")

    class Meta:
        ref_name = "Fault"


class InvalidParametersSerializer(ProblemSerializer):
    """A parameter that is not known here, or a value that cannot be."""

    errors = FaultSerializer(many=True)  # type: ignore[assignment]  # a field may be called what DRF calls its own list

    class Meta:
        ref_name = "InvalidParameters"


class NotFoundSerializer(ProblemSerializer):
    """Nothing is at this address."""

    nearest = serializers.ListField(child=serializers.CharField(), help_text="Addresses that come closest.")

    class Meta:
        ref_name = "NotFound"


class NotAcceptableSerializer(ProblemSerializer):
    """There is no such representation."""

    available = serializers.ListField(child=serializers.CharField(), help_text="Media types that there are.")

    class Meta:
        ref_name = "NotAcceptable"


SHAPES = {400: InvalidParametersSerializer, 404: NotFoundSerializer, 406: NotAcceptableSerializer}


def documented() -> dict[tuple[int, str], Any]:
    """Every problem that a reading may end in, for the OpenAPI document."""
    met = {int(kind.status): kind for kind in reversed(KINDS) if kind.name not in ("bad-request", "method-not-allowed")}
    return {
        (status, MEDIA_TYPE): OpenApiResponse(SHAPES.get(status, ProblemSerializer), f"{kind.title}. {kind.about}")
        for status, kind in sorted(met.items())
    }
