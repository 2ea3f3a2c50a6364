"""The effect on the screens: shown where it is asked for, previewed before it is saved, computed when it is."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from cases.blocked.periods import differences
from cases.choices import ReliefKind
from cases.models import (
    Appeal,
    CoverageMember,
    EffectPeriod,
    Lawsuit,
    Relief,
    ReliefChange,
    ReliefProvision,
    StaleRelief,
)
from policies.models import Jurisdiction
from policies.tests.factories import FederalActionFactory, JurisdictionFactory, ProvisionFactory
from sources.tests.screens import add_page, change_page, errors, opened, save, with_row

from .factories import (
    AppealFactory,
    ClaimFactory,
    CoverageMemberFactory,
    LawsuitFactory,
    PartyFactory,
    ReliefChangeFactory,
    ReliefFactory,
    RulingFactory,
)

pytestmark = pytest.mark.django_db
CHECKED = {"verification": "unverified", "ORDER": ""}


@pytest.fixture
def injunction() -> Any:
    """EO 1, sec. 9(a) enjoined for Springfield from 25 April 2017 on."""
    action = FederalActionFactory(slug="eo-1", number="EO 1", signed_on="2017-01-25", signed_on_precision="day")
    provision = ProvisionFactory(federal_action=action, slug="eo-1/9a", label="sec. 9(a)")
    lawsuit = LawsuitFactory(filed=True, slug="springfield-v-poe")
    ClaimFactory(lawsuit=lawsuit, provision=provision)
    relief = ReliefFactory(
        ruling=RulingFactory(lawsuit=lawsuit, decided=True), provisions=[provision], slug="springfield-pi/injunction"
    )
    CoverageMemberFactory(
        relief=relief, party=None, jurisdiction=JurisdictionFactory(slug="springfield", name="Springfield")
    )
    return relief


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def stored() -> list[Any]:
    return list(EffectPeriod.objects.order_by("pk").values_list())


# Preview


def test_preview_of_a_relief_shows_what_would_change_and_saves_nothing(
    admin_client: Client, injunction: Relief
) -> None:
    page = change_page(injunction)
    sent = opened(admin_client, page)
    before = stored()
    other = JurisdictionFactory(name="Shelbyville")
    sent = with_row(
        {**sent, "terms": "Typed anew.", "expires_on": "2018-01-01"}, "coverage", jurisdiction=other.pk, ORDER=""
    )
    response = save(admin_client, page, sent, "_preview")
    shown = text(response)
    assert "Preview: nothing is saved yet" in shown
    assert '<tr class="gone"><td>springfield-pi/injunction</td><td>EO 1, sec. 9(a)</td>' in shown
    assert '<td class="days">2018-01-01</td> <td>Shelbyville and Springfield</td>' in shown
    assert "Typed anew." in shown
    assert opened_rows(response, "coverage") == 2
    assert errors(response) == []
    assert "Please correct" not in shown
    assert stored() == before
    injunction.refresh_from_db()
    assert (injunction.terms, injunction.expires_on, injunction.coverage.count()) == ("", None, 1)
    assert not StaleRelief.objects.exists()


def opened_rows(response: Any, prefix: str) -> int:
    return next(
        len(rows.formset.forms) for rows in response.context["inline_admin_formsets"] if rows.formset.prefix == prefix
    )


def test_preview_of_a_new_relief_shows_its_periods_and_saves_nothing(admin_client: Client, injunction: Relief) -> None:
    ruling = RulingFactory(decided=True, slug="ruling-x")
    page = add_page(Relief)
    sent = {**opened(admin_client, page), "ruling": ruling.pk, "kind": "permanent_injunction", "is_universal": "on"}
    sent = with_row(sent, "provision_rows", provision=injunction.provisions.get().pk, ORDER="")
    shown = text(save(admin_client, page, sent, "_preview"))
    assert '<tr class="new"><td>ruling-x/injunction</td><td>EO 1, sec. 9(a)</td>' in shown
    assert "<td>everyone</td>" in shown
    assert Relief.objects.count() == 1


def test_preview_of_what_the_relief_perhaps_holds_says_so_and_why(admin_client: Client, injunction: Relief) -> None:
    page = change_page(injunction)
    sent = {**opened(admin_client, page), "provision_rows-0-perhaps_because": "the order was not read"}
    shown = text(save(admin_client, page, sent, "_preview"))
    assert "<td>perhaps Springfield<div" in shown
    assert "holds it is not settled: the order was not read.</div>" in shown
    assert EffectPeriod.objects.filter(own="perhaps").count() == 0
    save(admin_client, page, sent)
    assert injunction.provision_rows.get().perhaps_because == "the order was not read"
    assert EffectPeriod.objects.get().own == "perhaps"
    for record in (injunction, Lawsuit.objects.get(), injunction.provisions.get()):
        assert "holds it is not settled: the order was not read." in text(admin_client.get(change_page(record)))


def test_preview_of_what_is_wrong_says_so(admin_client: Client, injunction: Relief) -> None:
    page = change_page(injunction)
    sent = with_row(opened(admin_client, page), "coverage", class_name="All", party=PartyFactory().pk, ORDER="")
    response = save(admin_client, page, sent, "_preview")
    assert "A member of the coverage is one party, one jurisdiction or one class." in errors(response)
    assert "Preview" not in text(response).replace('value="Preview the effect"', "")


def test_preview_of_what_changes_nothing_says_so(admin_client: Client, injunction: Relief) -> None:
    page = change_page(injunction)
    sent = {**opened(admin_client, page), "terms": "Typed anew."}
    assert "Saving this would change no period." in text(save(admin_client, page, sent, "_preview"))


def test_preview_of_a_change_shows_the_relief_stayed(admin_client: Client, injunction: Relief) -> None:
    later = RulingFactory(decided_on="2017-06-01", decided_on_precision="day", slug="stay-order")
    page = add_page(ReliefChange)
    sent = {**opened(admin_client, page), "relief": injunction.pk, "ruling": later.pk, "kind": "stays"}
    shown = text(save(admin_client, page, sent, "_preview"))
    assert (
        'class="days">2017-04-25</td> <td class="days">2017-06-01</td> <td>Springfield</td><td class="mark">new</td>'
        in shown
    )
    assert not ReliefChange.objects.exists()
    assert save(admin_client, page, sent).status_code == 302
    assert ReliefChange.objects.get().slug == "stay-order/stays-injunction"
    assert EffectPeriod.objects.get().ends_on == dt.date(2017, 6, 1)


def test_preview_of_a_mandate_shows_when_a_reversal_bites(admin_client: Client, injunction: Relief) -> None:
    appeal = AppealFactory(decided=True, lawsuit=Lawsuit.objects.get())
    reversal = RulingFactory(appeal=appeal, decided_on="2018-08-01", decided_on_precision="day")
    ReliefChangeFactory(relief=injunction, ruling=reversal, kind="reverses", takes_effect="on_mandate")
    page = change_page(appeal)
    sent = {**opened(admin_client, page), "mandate_on": "2018-09-03"}
    shown = text(save(admin_client, page, sent, "_preview"))
    assert '<td class="days">2018-09-03</td> <td>Springfield</td><td class="mark">new</td>' in shown
    assert Appeal.objects.get().mandate_on is None


def test_whoever_may_only_look_is_offered_no_preview(
    client: Client, django_user_model: Any, injunction: Relief
) -> None:
    from django.contrib.auth.models import Permission

    reader = django_user_model.objects.create_user("reader", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(reader)
    assert "_preview" not in text(client.get(change_page(injunction)))


# Saving


def test_saving_computes_the_periods_and_tells_what_changed(admin_client: Client, injunction: Relief) -> None:
    page = change_page(injunction)
    admin_client.get(page)
    sent = {**opened(admin_client, page), "is_universal": "on", "coverage-0-DELETE": "on"}
    assert save(admin_client, page, sent).status_code == 302
    assert not StaleRelief.objects.exists()
    assert differences() == []
    shown = text(admin_client.get(page))
    assert "The effect changed: periods new: 1, gone: 1." in shown
    assert "<td>everyone</td>" in shown
    assert not CoverageMember.objects.exists()


@pytest.mark.parametrize("what", ["ruling", "party", "jurisdiction"])
def test_saving_what_the_periods_rest_on_computes_them(admin_client: Client, injunction: Relief, what: str) -> None:
    party = PartyFactory()
    CoverageMemberFactory(relief=injunction, party=party)
    place = injunction.coverage.exclude(jurisdiction=None).get().jurisdiction
    typed: dict[str, tuple[Any, dict[str, Any]]] = {
        "ruling": (injunction.ruling, {"decided_on": "2017-05-01"}),
        "party": (party, {"name": "Another"}),
        "jurisdiction": (place, {"parent": JurisdictionFactory(of_state=True).pk}),
    }
    record, values = typed[what]
    page = change_page(record)
    assert save(admin_client, page, {**opened(admin_client, page), **values}).status_code == 302
    assert not StaleRelief.objects.exists()
    assert differences() == []


def test_relief_that_cannot_be_saved_leaves_the_periods_as_they_are(admin_client: Client, injunction: Relief) -> None:
    page = change_page(injunction)
    sent = opened(admin_client, page)
    admin_client.get(page)
    before = stored()
    assert save(admin_client, page, {**sent, "takes_effect": "on_date"}).status_code == 200
    assert stored() == before


# Panels


def test_provision_shows_its_time_line_and_the_rulings_behind_it(admin_client: Client, injunction: Relief) -> None:
    shown = text(admin_client.get(change_page(injunction.provisions.get())))
    assert "EO 1, sec. 9(a) is blocked, as to Springfield (since 25 April 2017)." in shown
    assert '<td class="days">any day before</td> <td class="days">2017-01-25</td> <td>not yet in effect</td>' in shown
    assert (
        '<td class="days">2017-04-25</td> <td class="days">open</td> <td>blocked <strong>(today)</strong></td>' in shown
    )
    assert f'<a href="{change_page(injunction)}">springfield-pi/injunction</a>' in shown
    assert "preliminarily enjoined EO 1, sec. 9(a) for Springfield on 25 April 2017" in shown


@pytest.mark.parametrize(("place", "answer"), [("springfield", "is blocked for"), ("elsewhere", "is not blocked for")])
def test_provision_answers_for_a_place(admin_client: Client, injunction: Relief, place: str, answer: str) -> None:
    if place == "elsewhere":
        JurisdictionFactory(slug="elsewhere")
    name = str(Jurisdiction.objects.get(slug=place))
    page = change_page(injunction.provisions.get())
    assert f"EO 1, sec. 9(a) {answer} {name}" in text(admin_client.get(page, {"place": place}))


def test_provision_says_that_it_does_not_know_a_place(admin_client: Client, injunction: Relief) -> None:
    page = admin_client.get(change_page(injunction.provisions.get()), {"place": "sprinfield"})
    assert "There is no jurisdiction" in text(page)
    assert "Did you mean springfield?" in text(page)


def test_action_shows_its_label_and_its_provisions_today(admin_client: Client, injunction: Relief) -> None:
    provision = injunction.provisions.get()
    ProvisionFactory(federal_action=provision.federal_action, label="sec. 1")
    shown = text(admin_client.get(change_page(provision.federal_action)))
    assert "<strong>Government Action Temporarily Blocked</strong>" in shown
    assert '>sec. 9(a)</a></td><td>blocked</td><td>Springfield</td><td class="days">2017-04-25</td>' in shown
    assert ">sec. 1</a></td><td>not blocked</td>" in shown


def test_action_without_provisions_says_why_nothing_is_shown(admin_client: Client) -> None:
    assert "only a provision can be blocked" in text(admin_client.get(change_page(FederalActionFactory())))


def test_lawsuit_shows_its_label_and_what_its_relief_holds(admin_client: Client, injunction: Relief) -> None:
    lawsuit = Lawsuit.objects.get()
    ReliefFactory(ruling=injunction.ruling, kind=ReliefKind.DECLARATORY_JUDGMENT)
    shown = text(admin_client.get(change_page(lawsuit)))
    assert "<strong>Government Action Temporarily Blocked</strong>" in shown
    assert f'<a href="{change_page(injunction.provisions.get())}">EO 1, sec. 9(a)</a></td><td>Springfield</td>' in shown
    assert '<td colspan="4">Nothing.</td>' in shown


def test_lawsuit_says_that_what_its_relief_holds_is_no_longer_in_effect(
    admin_client: Client, injunction: Relief
) -> None:
    action = injunction.provisions.get().federal_action
    action.ended_on, action.ended_on_precision = "2021-01-20", "day"
    action.save()
    assert "which is no longer in effect" in text(admin_client.get(change_page(Lawsuit.objects.get())))


def test_relief_that_blocks_nothing_says_why(admin_client: Client) -> None:
    assert "Nothing: it names no provision" in text(admin_client.get(change_page(ReliefFactory())))


def test_order_of_a_relief_s_provisions_can_be_changed(admin_client: Client, injunction: Relief) -> None:
    second = ProvisionFactory()
    ReliefProvision.objects.create(relief=injunction, provision=second, position=1)
    page = change_page(injunction)
    save(admin_client, page, {**opened(admin_client, page), "provision_rows-1-ORDER": "1"})
    assert injunction.provision_rows.order_by("position")[0].provision == second
