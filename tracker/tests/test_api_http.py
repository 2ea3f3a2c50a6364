"""The API as an HTTP service: what it answers to whom, and what it says of itself."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from cases.tests.factories import LawsuitFactory, ReliefFactory
from policies.tests.factories import ProvisionFactory
from tracker.api.addresses import RECORDS
from tracker.api.endpoints import ENDPOINTS
from tracker.tests.conftest import Ask
from tracker.tests.constellation import constellation

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def test_the_entrance_lists_every_endpoint_with_a_sentence(ask: Ask) -> None:
    entrance = ask("")
    assert entrance.keys() == {*ENDPOINTS, "feeds", "dump", "schema", "docs", "problems"}
    assert entrance["rulings"]["url"] == "http://testserver/api/v1/rulings/"
    for endpoint in entrance.values():
        assert endpoint["about"].endswith(".")
        assert "\n" not in endpoint["about"]


@pytest.mark.parametrize("path", ["", "lawsuits/", "lawsuits/some-suit/", "citations/", "mentions/"])
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client: Client, method: str, path: str) -> None:
    LawsuitFactory(slug="some-suit")
    response = getattr(client, method)(f"/api/v1/{path}", {}, content_type="application/json")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"


def test_head_and_options_are_answered(client: Client) -> None:
    assert client.head("/api/v1/lawsuits/").status_code == 200
    assert client.options("/api/v1/lawsuits/").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "lawsuits/nobody-v-nobody/",
        "lawsuits/a/b/c/",
        "lawsuits/%00/",
        "lawsuits/UPPER/",
        "provisions/eo-13768/9a/9b/",
        "provisions/eo-13768/none/",
        "citations/rulings/none/0/",
        "citations/rulings/none/99999999999999999999/",
        "citations/nonsense/none/0/",
        "no-such-thing/",
    ],
)
def test_what_is_not_there_is_told_in_json(client: Client, path: str) -> None:
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["detail"]


def test_an_address_without_its_last_slash_leads_to_the_one_with_it(client: Client) -> None:
    response = client.get("/api/v1/lawsuits")
    assert (response.status_code, response["Location"]) == (301, "/api/v1/lawsuits/")


def test_a_part_is_addressed_by_its_whole_slug(ask: Ask) -> None:
    provision = ProvisionFactory(slug="eo-13768/9a", federal_action__slug="eo-13768")
    relief = ReliefFactory(slug="santa-clara-pi-2017-04-25/injunction", ruling__slug="santa-clara-pi-2017-04-25")
    assert ask("provisions/eo-13768/9a/")["label"] == provision.label
    assert ask(f"relief/{relief.slug}/")["slug"] == relief.slug
    assert ask("provisions/eo-13768%2F9a/")["slug"] == "eo-13768/9a"


def test_links_to_every_kind_of_record_lead_to_it(client: Client) -> None:
    constellation(1)
    addresses: dict[str, str] = {}
    for name in ENDPOINTS:
        _collect(client.get(f"/api/v1/{name}/").json()["results"], addresses)
    assert addresses.keys() == {*RECORDS, "citations"}
    for address in addresses.values():
        assert client.get(address).json()["url"] == address


def _collect(value: object, addresses: dict[str, str]) -> None:
    """Keep one address of each collection that stands anywhere in this."""
    if isinstance(value, dict):
        for inner in value.values():
            _collect(inner, addresses)
    elif isinstance(value, list):
        for inner in value:
            _collect(inner, addresses)
    elif isinstance(value, str) and value.startswith("http://testserver/api/v1/"):
        addresses[value.split("/")[5]] = value


def test_every_list_can_be_browsed(client: Client) -> None:
    constellation(1)
    for name in ENDPOINTS:
        response = client.get(f"/api/v1/{name}/", headers={"accept": "text/html"})
        assert response.status_code == 200
        assert response["Content-Type"].startswith("text/html")


def test_the_schema_is_valid_and_made_without_a_warning() -> None:
    call_command("spectacular", "--validate", "--fail-on-warn", stdout=StringIO())


def test_the_schema_names_parameters_words_and_refusals(client: Client) -> None:
    schema = client.get("/api/v1/schema/", headers={"accept": "application/json"}).json()
    assert schema["openapi"].startswith("3.1")
    operation = schema["paths"]["/api/v1/rulings/"]["get"]
    shared = schema["components"]["parameters"]
    told = [shared[each["$ref"].split("/")[-1]] if "$ref" in each else each for each in operation["parameters"]]
    parameters = {parameter["name"]: parameter for parameter in told}
    assert {
        "ground",
        "holding_result",
        "circuit",
        "ordering",
        "order",
        "cursor",
        "page_size",
        "count",
    } <= parameters.keys()
    assert parameters["holding_level"]["schema"]["items"]["enum"] == ["threshold", "pleading", "likely", "merits"]
    assert operation["responses"].keys() == {"200", "304", "400", "406", "429", "500", "503"}
    assert "/api/v1/provisions/{slug}/" in schema["paths"]
    kind = schema["components"]["schemas"]["Ruling"]["properties"]["kind"]
    assert kind["allOf"] == [{"$ref": "#/components/schemas/RulingKind"}]


def test_the_documentation_loads_nothing_from_outside(client: Client) -> None:
    page = client.get("/api/v1/docs/").content.decode()
    assert "/static/drf_spectacular_sidecar/" in page
    assert "https://" not in page
    script = client.get("/api/v1/docs/?script=").content.decode()
    assert "/api/v1/schema/" in script
