"""From draft to readers and back: who may, what is asked, and what is written down."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from cases.models import Lawsuit
from cases.tests.factories import ClaimFactory, HoldingFactory, LawsuitFactory, ReliefFactory, RulingFactory
from policies.models import FederalAction
from policies.tests.factories import FederalActionFactory
from sources.choices import Publication
from sources.desk.reasons import REASON
from sources.history.changes import changes
from sources.history.records import history_of
from sources.history.reverting import CannotRevertError, revert
from sources.models import Dossier
from sources.publication import STEPS, StepRefusedError, take
from sources.tests.screens import change_page, changelist, errors, opened, save

from .factories import FACTORIES
from .people import person, signed_in

pytestmark = pytest.mark.django_db
READY = {"draft": True, "publication": Publication.IN_REVIEW}


def sourced(dossier: Any) -> Any:
    FACTORIES[type(dossier).citations.rel.related_model](record=dossier)
    return dossier


@pytest.fixture
def researcher() -> User:
    return person("researcher")


@pytest.fixture
def reviewer() -> User:
    return person("reviewer")


def page(dossier: Dossier, step: str) -> str:
    return reverse(f"admin:{dossier._meta.app_label}_{dossier._meta.model_name}_step", args=[dossier.pk, step])


def state(dossier: Dossier) -> str:
    dossier.refresh_from_db()
    return dossier.publication


def test_new_dossier_is_a_draft_until_somebody_publishes_it(researcher: User, reviewer: User) -> None:
    lawsuit = sourced(LawsuitFactory(draft=True))
    take("submit", lawsuit, by=researcher)
    published = take("publish", lawsuit, by=reviewer)
    assert (published.submitted_by, published.published_by) == (researcher, reviewer)
    assert published.published_at is not None
    take("withdraw", published, by=reviewer, because="The docket was another's.")
    assert state(lawsuit) == "withdrawn"
    told = history_of(Lawsuit)._base_manager.filter(id=lawsuit.pk).order_by("history_id")
    said = [(row.publication, row.history_user_id, row.history_change_reason) for row in told][1:]
    assert said == [
        ("in_review", researcher.pk, "Submit for review"),
        ("published", reviewer.pk, "Publish"),
        ("withdrawn", reviewer.pk, "The docket was another's."),
    ]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
@pytest.mark.parametrize("start", Publication)
def test_step_leads_from_where_it_starts_and_from_nowhere_else(step: Any, start: Publication) -> None:
    at = FederalActionFactory().published_at
    action = sourced(FederalActionFactory(publication=start, published_at=at))
    if start in step.starts:
        assert take(step.name, action, by=person(), because="why").publication == step.ends
    else:
        with pytest.raises(StepRefusedError, match="somebody else was here"):
            take(step.name, action, by=person(), because="why")
        assert state(action) == start


def test_publishing_names_every_ruling_relief_and_holding_without_a_source(reviewer: User) -> None:
    lawsuit = LawsuitFactory(slug="a-v-b", **READY)
    ruling = RulingFactory(slug="a-v-b-order", lawsuit=lawsuit)
    relief = ReliefFactory(ruling=ruling, slug="a-v-b-order/relief")
    holding = HoldingFactory(ruling=ruling, slug="a-v-b-order/1", claim=ClaimFactory(lawsuit=lawsuit))
    RulingFactory(slug="elsewhere")
    with pytest.raises(StepRefusedError) as refused:
        take("publish", lawsuit, by=reviewer)
    assert refused.value.sentences == (
        "a-v-b names no source.",
        "Ruling a-v-b-order names no source.",
        "Relief a-v-b-order/relief names no source.",
        "Holding a-v-b-order/1 names no source.",
    )
    for record in (lawsuit, ruling, relief, holding):
        sourced(record)
    assert take("publish", lawsuit, by=reviewer).publication == "published"


def test_second_person_publishes_where_the_setting_asks_for_one(settings: Any, researcher: User) -> None:
    settings.SECOND_PERSON_PUBLISHES = True
    lawsuit = sourced(LawsuitFactory(draft=True))
    take("submit", lawsuit, by=researcher)
    with pytest.raises(StepRefusedError, match="a second person publishes here"):
        take("publish", lawsuit, by=researcher)
    assert state(lawsuit) == "in_review"
    assert take("publish", lawsuit, by=person()).publication == "published"


def test_who_wrote_it_does_not_publish_it_either(settings: Any, researcher: User, reviewer: User) -> None:
    settings.SECOND_PERSON_PUBLISHES = True
    both = person("researcher", "reviewer")
    lawsuit = sourced(LawsuitFactory(draft=True))
    sent = {**opened(signed_in(both), change_page(lawsuit)), "summary": "Mine."}
    assert save(signed_in(both), change_page(lawsuit), sent).status_code == 302
    take("submit", lawsuit, by=researcher)
    with pytest.raises(StepRefusedError, match="ask another reviewer"):
        take("publish", lawsuit, by=both)
    take("publish", lawsuit, by=reviewer)


def test_whoever_wants_it_withdrawn_says_why(reviewer: User) -> None:
    lawsuit = LawsuitFactory()
    with pytest.raises(StepRefusedError, match="Say why"):
        take("withdraw", lawsuit, by=reviewer, because="  ")
    assert state(lawsuit) == "published"


def test_step_of_publication_is_not_taken_back_as_a_change_is(reviewer: User) -> None:
    lawsuit = LawsuitFactory()
    take("withdraw", lawsuit, by=reviewer, because="Wrong.")
    with pytest.raises(CannotRevertError, match="step of its publication"):
        revert([row for change in changes(lawsuit) for row in change.rows if row.done == "changed"], by=reviewer)
    assert state(lawsuit) == "withdrawn"


# On the desk


def test_desk_leads_each_role_to_its_steps(researcher: User, reviewer: User) -> None:
    lawsuit = sourced(LawsuitFactory(draft=True))
    ours, theirs = signed_in(researcher), signed_in(reviewer)
    assert page(lawsuit, "submit") in ours.get(change_page(lawsuit)).content.decode()
    assert page(lawsuit, "submit") not in theirs.get(change_page(lawsuit)).content.decode()
    assert ours.post(page(lawsuit, "submit")).status_code == 302
    assert ours.post(page(lawsuit, "publish")).status_code == 403
    assert page(lawsuit, "publish") in theirs.get(change_page(lawsuit)).content.decode()
    assert theirs.post(page(lawsuit, "publish")).status_code == 302
    assert state(lawsuit) == "published"
    assert theirs.post(page(lawsuit, "withdraw"), {"because": "Wrong."}).status_code == 302
    assert state(lawsuit) == "withdrawn"


def test_page_of_a_step_lists_what_is_in_its_way_and_keeps_the_reason(reviewer: User) -> None:
    action = FederalActionFactory(slug="eo-1", **READY)
    theirs = signed_in(reviewer)
    assert "eo-1 names no source." in theirs.get(page(action, "publish")).content.decode()
    shown = theirs.post(page(action, "publish"), {"because": "It is complete."})
    assert shown.status_code == 200
    assert 'value="It is complete."' in shown.content.decode()
    assert state(action) == "in_review"
    assert theirs.get(page(action, "nonsense")).status_code == 404


def test_change_of_what_is_published_needs_a_reason_and_of_a_draft_does_not(researcher: User) -> None:
    client = signed_in(researcher)
    for ruling, wanted in ((RulingFactory(), True), (RulingFactory(lawsuit=LawsuitFactory(draft=True)), False)):
        sent = {**opened(client, change_page(ruling)), "summary": "New words."}
        answer = client.post(change_page(ruling), {**sent, REASON: "", "_continue": "1"})
        assert (answer.status_code == 200) is wanted
        if wanted:
            assert errors(answer) == ["This field is required."]
            assert save(client, change_page(ruling), sent).status_code == 302


def test_list_shows_and_narrows_to_a_state(admin_client: Client) -> None:
    LawsuitFactory(short_name="Shown v. All")
    LawsuitFactory(short_name="Hidden v. Desk", draft=True)
    found = admin_client.get(changelist(Lawsuit), {"publication__exact": "draft"}).content.decode()
    assert "Hidden v. Desk" in found
    assert "Shown v. All" not in found


def test_new_dossier_made_on_the_desk_is_a_draft(admin_client: Client) -> None:
    address = reverse("admin:policies_federalaction_add")
    sent = {**opened(admin_client, address), "kind": "executive_order", "title": "An order", "slug": "eo-1"}
    assert save(admin_client, address, sent).status_code == 302
    assert FederalAction.objects.get().publication == "draft"


# Fixtures


def test_loading_again_publishes_nothing_that_was_withdrawn(sample: Any, reviewer: User) -> None:
    call_command("load_fixtures", str(sample), verbosity=0)
    lawsuit = Lawsuit.objects.order_by("pk")[0]
    take("withdraw", lawsuit, by=reviewer, because="Wrong.")
    call_command("load_fixtures", str(sample), verbosity=0)
    assert state(lawsuit) == "withdrawn"


def test_dump_holds_what_is_published(sample: Path, tmp_path: Path, reviewer: User) -> None:
    call_command("load_fixtures", str(sample), verbosity=0)
    lawsuit = Lawsuit.objects.order_by("pk")[0]
    take("withdraw", lawsuit, by=reviewer, because="Wrong.")
    call_command("dump_fixtures", str(tmp_path / "dumped"), verbosity=0)
    told = {path.stem for path in (tmp_path / "dumped" / "lawsuits").glob("*.yaml")}
    assert told == set(Lawsuit.objects.exclude(pk=lawsuit.pk).values_list("slug", flat=True))
