"""Actions, policies and places together with what a reader sees of them."""

from typing import Self

from sources.models import RecordManager
from sources.models.querysets import R, RecordQuerySet


class JurisdictionQuerySet(RecordQuerySet[R]):
    """Governments with the one above; in detail with their parts and policies and the actions that name them."""

    def with_links(self) -> Self:
        return super().with_links().select_related("parent")

    def with_details(self) -> Self:
        return (
            self.with_links()
            .with_list("subdivisions")
            .with_list("local_policies")
            .with_list("designations", "federal_action")
            .with_list("funds_at_stake")
        )


class AgencyQuerySet(RecordQuerySet[R]):
    """Agencies with the one above; in detail with their components, programs and actions."""

    def with_links(self) -> Self:
        return super().with_links().select_related("parent")

    def with_details(self) -> Self:
        return (
            self.with_links()
            .with_list("components")
            .with_list("grant_program_rows", "grant_program")
            .with_list("action_rows", "federal_action")
        )


class OfficialQuerySet(RecordQuerySet[R]):
    """Officials with their offices; in detail with what they issued, signed or were addressed by."""

    def with_links(self) -> Self:
        return super().with_links().with_list("offices", "agency", "jurisdiction")

    def with_details(self) -> Self:
        return self.with_links().with_list("action_rows", "federal_action").with_list("policy_rows", "local_policy")


class StatuteQuerySet(RecordQuerySet[R]):
    """Statutes; in detail with the actions and policies about them."""

    def with_details(self) -> Self:
        return self.with_links().with_list("action_rows", "federal_action").with_list("policy_rows", "local_policy")


class GrantProgramQuerySet(RecordQuerySet[R]):
    """Grant programs with their agencies; in detail with the actions that touch them and the money at stake."""

    def with_links(self) -> Self:
        return super().with_links().with_list("agency_rows", "agency")

    def with_details(self) -> Self:
        return self.with_links().with_list("action_rows", "federal_action").with_list("funds_at_stake")


class FederalActionQuerySet(RecordQuerySet[R]):
    """Federal actions with who took them, about what, and their provisions; in detail with all that hangs on them."""

    def _with_origin(self) -> Self:
        return (
            self.with_sources()
            .with_list("agency_rows", "agency")
            .with_list("official_rows", "official")
            .with_list("grant_program_rows", "grant_program")
            .with_list("statute_rows", "statute")
        )

    def with_links(self) -> Self:
        return self._with_origin().with_list("provisions", shown="with_name")

    def with_details(self) -> Self:
        return (
            self._with_origin()
            .with_list("provisions", shown="with_links")
            .with_list("relations", "to_action", "provision__federal_action", "provision__local_policy")
            .with_list("relations_to_it", "from_action", "provision__federal_action", "provision__local_policy")
            .with_list("designations", "jurisdiction")
            .with_list("figures")
            .with_list("developments")
            .with_list("funds_at_stake")
        )


class ProvisionQuerySet(RecordQuerySet[R]):
    """Provisions with the action or policy each is part of."""

    named_by = ("federal_action", "local_policy")


class LocalPolicyQuerySet(RecordQuerySet[R]):
    """Local policies with whose they are and their provisions; in detail with what they replaced and what followed."""

    def _with_origin(self) -> Self:
        return (
            self.with_sources()
            .select_related("jurisdiction", "replaced_by")
            .with_list("official_rows", "official")
            .with_list("statute_rows", "statute")
        )

    def with_links(self) -> Self:
        return self._with_origin().with_list("provisions", shown="with_name")

    def with_details(self) -> Self:
        return (
            self._with_origin()
            .with_list("provisions", shown="with_links")
            .with_list("replaces")
            .with_list("developments")
        )


class DevelopmentQuerySet(RecordQuerySet[R]):
    """Developments with the actions and policies they happened under and the officials who took part."""

    def with_links(self) -> Self:
        return (
            super()
            .with_links()
            .with_list("action_rows", "federal_action")
            .with_list("policy_rows", "local_policy")
            .with_list("official_rows", "official")
        )


class FundsAtStakeQuerySet(RecordQuerySet[R]):
    """Sums with the program, the action and the place they concern."""

    def with_links(self) -> Self:
        return super().with_links().select_related("grant_program", "federal_action", "jurisdiction")


JurisdictionManager = RecordManager.from_queryset(JurisdictionQuerySet)
AgencyManager = RecordManager.from_queryset(AgencyQuerySet)
OfficialManager = RecordManager.from_queryset(OfficialQuerySet)
StatuteManager = RecordManager.from_queryset(StatuteQuerySet)
GrantProgramManager = RecordManager.from_queryset(GrantProgramQuerySet)
FederalActionManager = RecordManager.from_queryset(FederalActionQuerySet)
ProvisionManager = RecordManager.from_queryset(ProvisionQuerySet)
LocalPolicyManager = RecordManager.from_queryset(LocalPolicyQuerySet)
DevelopmentManager = RecordManager.from_queryset(DevelopmentQuerySet)
FundsAtStakeManager = RecordManager.from_queryset(FundsAtStakeQuerySet)
