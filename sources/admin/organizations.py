"""Publishers, advocates, reporters, scholars."""

from django.contrib import admin

from ..desk.citations import citations_inline
from ..desk.filters import checked
from ..desk.forms import DeskForm
from ..desk.links import links, listing
from ..desk.screens import CHECKED, RecordAdmin
from ..desk.slugs import last_name_first
from ..models import Document, Organization, OrganizationCitation, Person, PersonCitation


class NameForm(DeskForm):
    """For people: the slug puts the last name first."""

    def suggested_slugs(self) -> list[str]:
        return [last_name_first(self.cleaned_data.get("name") or "")]


@admin.register(Organization)
class OrganizationAdmin(RecordAdmin):
    """Publishers, advocates, firms and other bodies."""

    list_display = ("name", "kind", "parent", "checked")
    list_filter = ("kind", *checked(Organization))
    list_select_related = ("parent",)
    search_fields = ("name", "slug")
    readonly_fields = ("its_documents", "its_people", "its_parts")
    fieldsets = (
        (None, {"fields": ("name", "slug", "other_names", "kind", "parent", "homepage")}),
        CHECKED,
        ("Related records", {"fields": ("its_documents", "its_people", "its_parts")}),
    )
    inlines = (citations_inline(OrganizationCitation),)

    @admin.display(description="Documents it published")
    def its_documents(self, organization: Organization) -> str:
        """What was read of it."""
        more = listing(Document, publisher__id__exact=organization.pk)
        return links(organization.published_documents.defer("text"), more)

    @admin.display(description="People")
    def its_people(self, organization: Organization) -> str:
        """Who writes or speaks for it."""
        return links(organization.people.all())

    @admin.display(description="Parts")
    def its_parts(self, organization: Organization) -> str:
        """The bodies beneath it."""
        return links(organization.parts.all())


@admin.register(Person)
class PersonAdmin(RecordAdmin):
    """Reporters, scholars and private persons."""

    form = NameForm
    list_display = ("name", "role", "organization", "checked")
    list_filter = checked(Person)
    list_select_related = ("organization",)
    search_fields = ("name", "slug", "role")
    readonly_fields = ("their_documents", "their_statements")
    fieldsets = (
        (None, {"fields": ("name", "slug", "role", "organization")}),
        CHECKED,
        ("Related records", {"fields": ("their_documents", "their_statements")}),
    )
    inlines = (citations_inline(PersonCitation),)

    @admin.display(description="Documents")
    def their_documents(self, person: Person) -> str:
        """What they wrote."""
        return links(person.documents.defer("text"))

    @admin.display(description="Statements")
    def their_statements(self, person: Person) -> str:
        """What documents have them say."""
        return links(person.statements.all())
