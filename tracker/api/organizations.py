"""The organizations and people that sources and suits name."""

from rest_framework import serializers

from sources.choices import OrganizationKind
from sources.models import Organization, Person

from . import parameters as ask
from .fields import Link, Links, OtherNames, Word
from .filtering import RecordParameters
from .permalinks import Citable
from .records import Records, RecordSerializer


class OrganizationSerializer(RecordSerializer):
    """An organization and the body above it."""

    name = serializers.CharField()
    other_names = OtherNames()
    kind = Word(OrganizationKind)
    homepage = serializers.CharField()
    parent = Link(allow_null=True)  # type: ignore[assignment]  # DRF takes it out of the class


class OrganizationDetailSerializer(Citable, OrganizationSerializer):
    """An organization with its parts, its people, and the parties that are it."""

    parts = Links("parts")
    people = Links("people")
    parties = Links("parties")


class OrganizationParameters(RecordParameters):
    """What organizations can be asked."""

    q = ask.Search()
    kind = ask.Words("kind", OrganizationKind)
    parent = ask.Records("parent", Organization, "The organization it is part of.")
    ordering = ask.Order("name", name="name", kind="kind")


class Organizations(Records):
    """Newspapers, unions, law firms and other bodies that publish, sue, speak or represent."""

    queryset = Organization.objects.with_links()
    details = Organization.objects.with_details().with_list("parties")
    serializer_class = OrganizationSerializer
    detail_serializer_class = OrganizationDetailSerializer
    filterset_class = OrganizationParameters


class PersonSerializer(RecordSerializer):
    """A person and where they belong."""

    name = serializers.CharField()
    role = serializers.CharField()
    organization = Link(allow_null=True)


class PersonDetailSerializer(Citable, PersonSerializer):
    """A person with what they wrote, and the parties that are they."""

    documents = Links("documents")
    parties = Links("parties")


class PersonParameters(RecordParameters):
    """What people can be asked."""

    q = ask.Search()
    organization = ask.Records("organization", Organization, "The organization of the person.")
    ordering = ask.Order("name", name="name")


class People(Records):
    """People whom a source names and who hold no public office: reporters, scholars, individuals in a case."""

    queryset = Person.objects.with_links()
    details = Person.objects.with_details().with_list("parties")
    serializer_class = PersonSerializer
    detail_serializer_class = PersonDetailSerializer
    filterset_class = PersonParameters
