"""A dossier is saved as one: all of it or nothing, and what cannot be is told where it stands."""

from urllib.parse import urlencode

import pytest
from django.test import Client

from cases.models import Claim, CourtAlias, Holding, Lawsuit, Ruling, RulingLawsuit
from policies.models import Provision
from policies.tests.factories import ProvisionFactory
from sources.tests.screens import add_page, change_page, errors, opened, save, with_row

from .factories import (
    ClaimFactory,
    CourtAliasFactory,
    CourtFactory,
    HoldingFactory,
    JudgeFactory,
    LawsuitFactory,
    LegalGroundFactory,
    PartyFactory,
    RulingFactory,
)
from .factories.rulings import lawsuit_of

pytestmark = pytest.mark.django_db
CHECKED = {"verification": "unverified", "ORDER": ""}


def test_lawsuit_with_parties_and_claims_is_made_in_one_go(admin_client: Client) -> None:
    court, ground, provision = CourtFactory(), LegalGroundFactory(slug="spending-clause"), ProvisionFactory()
    page = add_page(Lawsuit)
    values = {"short_name": "City of Chicago v. Barr (Chicago II)", "caption": "Chicago v. Barr", "court": court.pk}
    sent = {**opened(admin_client, page), **values, "docket_number": "1:18-cv-06859", "posture": "defendant"}
    sent = with_row(sent, "claims", ground=ground.pk, provision="", **CHECKED)
    sent = with_row(sent, "claims", ground=ground.pk, provision=provision.pk, **CHECKED)
    assert save(admin_client, page, sent).status_code == 302
    lawsuit = Lawsuit.objects.get()
    assert lawsuit.slug == "chicago-v-barr"
    assert [claim.slug for claim in lawsuit.claims.all()] == [
        "chicago-v-barr/spending-clause",
        f"chicago-v-barr/spending-clause-{provision.slug.replace('/', '-')}",
    ]


def test_lawsuit_of_a_name_that_is_taken_gets_its_year(admin_client: Client) -> None:
    court = LawsuitFactory(slug="us-v-new-jersey").court
    page = add_page(Lawsuit)
    values = {"short_name": "United States v. New Jersey", "caption": "United States v. New Jersey", "court": court.pk}
    sent = {**opened(admin_client, page), **values, "docket_number": "3:20-cv-01364", "posture": "plaintiff"}
    assert save(admin_client, page, {**sent, "filed_on": "2020-02"}).status_code == 302
    assert Lawsuit.objects.filter(slug="us-v-new-jersey-2020").exists()


def test_ruling_is_named_for_its_first_lawsuit_its_kind_and_its_day(admin_client: Client) -> None:
    lawsuit = LawsuitFactory(slug="santa-clara-v-trump")
    page = add_page(Ruling)
    values = {
        "court": lawsuit.court_id,
        "kind": "preliminary_injunction",
        "result": "granted",
        "decided_on": "2017-04-25",
    }
    sent = with_row({**opened(admin_client, page), **values}, "lawsuit_rows", lawsuit=lawsuit.pk, ORDER="")
    holding = {"ground": LegalGroundFactory(slug="spending-clause").pk, "level": "likely", "result": "sustained"}
    sent = with_row(sent, "holdings", **holding, not_pleaded_because="A defense.", **CHECKED)
    sent = with_row(sent, "relief", kind="preliminary_injunction", takes_effect="on_entry", **CHECKED)
    assert save(admin_client, page, sent).status_code == 302
    ruling = Ruling.objects.get()
    assert ruling.slug == "santa-clara-pi-2017-04-25"
    assert ruling.holdings.get().slug == "santa-clara-pi-2017-04-25/spending-clause"
    assert ruling.relief.get().slug == "santa-clara-pi-2017-04-25/injunction"


def test_ruling_whose_day_cannot_be_read_is_shown_as_it_was_called(admin_client: Client) -> None:
    ruling = RulingFactory(decided=True)
    page = change_page(ruling)
    response = save(admin_client, page, {**opened(admin_client, page), "decided_on": "25 April 2017"})
    assert [e for e in errors(response) if "is not a date" in e]
    assert f"{ruling.court}, 2017-04-25" in response.content.decode()


def test_lawsuit_whose_claim_a_holding_answers_stays(admin_client: Client) -> None:
    holding, other = HoldingFactory(), LawsuitFactory()
    page = change_page(holding.ruling)
    sent = {**opened(admin_client, page), "lawsuit_rows-0-lawsuit": other.pk, "outcome": "Typed anew."}
    response = save(admin_client, page, sent)
    assert response.status_code == 200
    assert [e for e in errors(response) if f"the holding {holding.slug} answers the claim {holding.claim} of" in e]
    assert response.context["adminform"].form["outcome"].value() == "Typed anew."
    assert lawsuit_of(holding.ruling) == holding.claim.lawsuit
    assert Ruling.objects.get(pk=holding.ruling_id).outcome == ""


@pytest.mark.django_db(transaction=True)
def test_lawsuit_whose_claim_a_holding_answers_cannot_be_removed(admin_client: Client) -> None:
    holding = HoldingFactory()
    page = change_page(holding.ruling)
    sent = {**opened(admin_client, page), "lawsuit_rows-0-DELETE": "on"}
    assert [e for e in errors(save(admin_client, page, sent)) if "must be made in that lawsuit" in e]
    assert RulingLawsuit.objects.filter(ruling=holding.ruling).exists()


def test_lawsuit_goes_with_the_holding_that_answers_its_claim(admin_client: Client) -> None:
    holding = HoldingFactory()
    page = change_page(holding.ruling)
    sent = {**opened(admin_client, page), "lawsuit_rows-0-DELETE": "on", "holdings-0-DELETE": "on"}
    assert save(admin_client, page, sent).status_code == 302
    assert not Holding.objects.exists()


def test_holding_on_a_claim_of_another_lawsuit_is_told(admin_client: Client) -> None:
    holding, alien = HoldingFactory(), ClaimFactory()
    page = change_page(holding.ruling)
    row = {"ground": alien.ground_id, "claim": alien.pk, "level": "likely", "result": "sustained", **CHECKED}
    response = save(admin_client, page, with_row(opened(admin_client, page), "holdings", **row))
    assert f"The ruling was not made in the claim's lawsuit, {alien.lawsuit}." in errors(response)


def test_holding_on_another_ground_than_its_claim_s_is_told(admin_client: Client) -> None:
    holding, other = HoldingFactory(), LegalGroundFactory()
    page = change_page(holding)
    response = save(admin_client, page, {**opened(admin_client, page), "ground": other.pk})
    assert f"The claim is on {holding.claim.ground}, not on {other}." in errors(response)


def test_holding_with_neither_claim_nor_reason_is_told_at_the_claim(admin_client: Client) -> None:
    page = change_page(HoldingFactory())
    response = save(admin_client, page, {**opened(admin_client, page), "claim": ""})
    assert "claim" in response.context["adminform"].form.errors


def test_same_claim_twice_on_one_screen_is_told_and_nothing_saved(admin_client: Client) -> None:
    lawsuit, ground = LawsuitFactory(), LegalGroundFactory()
    page = change_page(lawsuit)
    sent = opened(admin_client, page)
    for _ in range(2):
        sent = with_row(sent, "claims", ground=ground.pk, provision="", **CHECKED)
    response = save(admin_client, page, {**sent, "summary": "Typed anew."})
    assert [e for e in errors(response) if e.startswith("Claim: There is already one") and "Nothing was saved" in e]
    assert not Claim.objects.exists()
    assert Lawsuit.objects.get().summary == ""


def test_claim_of_nothing_is_told(admin_client: Client) -> None:
    page = change_page(LawsuitFactory())
    response = save(admin_client, page, with_row(opened(admin_client, page), "claims", count="Count I", **CHECKED))
    assert "Give at least one of provision, ground." in errors(response)


def test_name_of_another_court_is_told(admin_client: Client) -> None:
    CourtAliasFactory(name="N.D. Cal.")
    court = CourtFactory()
    page = change_page(court)
    response = save(admin_client, page, with_row(opened(admin_client, page), "aliases", name="ND Cal"))
    assert "Court alias: Another court goes by this name. Nothing was saved." in errors(response)
    assert CourtAlias.objects.count() == 1


def test_party_that_is_its_own_member_is_told(admin_client: Client) -> None:
    party = PartyFactory()
    page = change_page(party)
    response = save(admin_client, page, with_row(opened(admin_client, page), "member_rows", member=party.pk))
    assert "party and member must be two different records." in errors(response)


def test_docket_number_taken_in_the_court_is_told(admin_client: Client) -> None:
    taken, other = LawsuitFactory(), LawsuitFactory()
    page = change_page(other)
    sent = {**opened(admin_client, page), "court": taken.court_id, "docket_number": taken.docket_number}
    assert "This court already has a lawsuit with this number." in errors(save(admin_client, page, sent))


def test_first_lawsuit_of_a_ruling_can_be_changed_by_its_number(admin_client: Client) -> None:
    ruling, second = RulingFactory(), LawsuitFactory()
    first = lawsuit_of(ruling)
    page = change_page(ruling)
    sent = with_row(opened(admin_client, page), "lawsuit_rows", lawsuit=second.pk, ORDER="1")
    assert save(admin_client, page, sent).status_code == 302
    assert [row.lawsuit for row in ruling.lawsuit_rows.order_by("position")] == [second, first]


def test_provision_with_a_claim_against_it_cannot_be_removed_with_its_row(admin_client: Client) -> None:
    provision = ClaimFactory(of_provision=True).provision
    page = change_page(provision.federal_action)
    sent = {**opened(admin_client, page), "provisions-0-DELETE": "on"}
    assert [e for e in errors(save(admin_client, page, sent)) if "protected related objects: claim" in e]
    assert Provision.objects.filter(pk=provision.pk).exists()


def answers(client: Client, address: str, field: str) -> list[str]:
    """What a relation on this screen is offered for typing nothing."""
    page = client.get(address)
    forms = [page.context["adminform"].form]
    forms += [form for rows in page.context["inline_admin_formsets"] for form in rows.formset.forms]
    widget = next(form.fields[field].widget.widget for form in forms if field in form.fields)
    about = {
        "app_label": widget.field.model._meta.app_label,
        "model_name": widget.field.model._meta.model_name,
        "field_name": field,
    }
    found = client.get(f"{widget.get_url()}&{urlencode(about)}").json()["results"]
    return [each["text"] for each in found]


def test_holding_is_offered_only_claims_of_its_ruling_s_lawsuits(admin_client: Client) -> None:
    holding, _ = HoldingFactory(), ClaimFactory()
    claim = holding.claim
    expected = [f"{claim.lawsuit}: {claim}"]
    assert answers(admin_client, change_page(holding), "claim") == expected
    assert answers(admin_client, change_page(holding.ruling), "claim") == expected


def test_judges_of_one_name_are_told_apart(admin_client: Client) -> None:
    for court in ("N.D. Cal.", "D. Or."):
        JudgeFactory(name="William Orrick", court=CourtFactory(short_name=court))
    about = {"app_label": "cases", "model_name": "lawsuitjudge", "field_name": "judge", "term": "orrick"}
    found = admin_client.get("/admin/autocomplete/", about).json()["results"]
    assert {each["text"] for each in found} == {"William Orrick (N.D. Cal.)", "William Orrick (D. Or.)"}
