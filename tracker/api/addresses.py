"""Where each kind of record is found, and what kind of record an address names."""

from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from rest_framework.request import Request

from cases import models as cases
from policies import models as policies
from sources import models as sources

COLLECTIONS: dict[type[sources.Record], str] = {
    policies.FederalAction: "federal-actions",
    policies.Provision: "provisions",
    policies.LocalPolicy: "local-policies",
    policies.Jurisdiction: "jurisdictions",
    policies.GrantProgram: "grant-programs",
    policies.FundsAtStake: "funds-at-stake",
    policies.Development: "developments",
    policies.Statute: "statutes",
    policies.Agency: "agencies",
    policies.Official: "officials",
    cases.Lawsuit: "lawsuits",
    cases.Claim: "claims",
    cases.Ruling: "rulings",
    cases.Holding: "holdings",
    cases.Relief: "relief",
    cases.ReliefChange: "relief-changes",
    cases.Appeal: "appeals",
    cases.Court: "courts",
    cases.Judge: "judges",
    cases.Party: "parties",
    cases.LegalGround: "legal-grounds",
    sources.Document: "documents",
    sources.Statement: "statements",
    sources.Discrepancy: "discrepancies",
    sources.Organization: "organizations",
    sources.Person: "people",
}
RECORDS = {collection: model for model, collection in COLLECTIONS.items()}

PART = "[a-z0-9]+(?:-[a-z0-9]+)*"
SLUG = f"{PART}(?:/{PART})?"


def root_of(request: Request | HttpRequest) -> str:
    """Where the API begins, as the asker calls it. Not the framework's `reverse`, which keeps `format` at the end."""
    address: str = request.build_absolute_uri(reverse("api:root"))
    return address


def collection_of(model: type[Model]) -> str:
    """The address of all records of a kind below the root of the API: provisions."""
    return COLLECTIONS[model]  # type: ignore[index]  # a KeyError for what is no record


def path_of(record: sources.Record) -> str:
    """The address of a record below the root of the API: provisions/eo-13768/9a/."""
    return f"{COLLECTIONS[type(record)]}/{record.slug}/"
