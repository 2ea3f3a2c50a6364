"""Screens of the admin as a browser without JavaScript has them: what stands in the form, and sending it."""

from collections.abc import Iterable
from html.parser import HTMLParser
from typing import Any

from django.db.models import Model
from django.test import Client
from django.urls import reverse

from sources.desk.reasons import REASON

Sent = dict[str, Any]


def changelist(model: type[Model]) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def add_page(model: type[Model]) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")


def change_page(record: Model) -> str:
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])


class _Form(HTMLParser):
    """The successful controls of the form that posts."""

    def __init__(self) -> None:
        super().__init__()
        self.values: list[tuple[str, str]] = []
        self.inside = False
        self.select: str | None = None
        self.options: list[tuple[str, bool]] = []
        self.area: str | None = None
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "form" and has.get("method") == "post" and has.get("id", "").endswith("_form"):
            self.inside = True
        elif not self.inside or "disabled" in has or "form" in has:
            return
        elif tag == "input" and has.get("type") not in ("submit", "button"):
            if has.get("type") not in ("checkbox", "radio") or "checked" in has:
                self.values.append((has.get("name", ""), has.get("value", "on" if "checked" in has else "")))
        elif tag == "select":
            self.select, self.options = has.get("name", ""), []
        elif tag == "option" and self.select is not None:
            self.options.append((has.get("value", ""), "selected" in has))
        elif tag == "textarea":
            self.area, self.text = has.get("name", ""), ""

    def handle_data(self, data: str) -> None:
        if self.area is not None:
            self.text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        elif tag == "select" and self.select is not None:
            chosen = [value for value, selected in self.options if selected] or [v for v, _ in self.options[:1]]
            self.values += [(self.select, value) for value in chosen[:1]]
            self.select = None
        elif tag == "textarea" and self.area is not None:
            self.values.append((self.area, self.text.removeprefix("\r\n").removeprefix("\n")))
            self.area = None


def form_of(response: Any) -> Sent:
    """What a browser would send back; names that stand more than once as lists."""
    parser = _Form()
    parser.feed(response.content.decode())
    sent: dict[str, list[str]] = {}
    for name, value in parser.values:
        if "__prefix__" not in name:
            sent.setdefault(name, []).append(value)
    return {name: values[0] if len(values) == 1 else values for name, values in sent.items() if name}


def opened(client: Client, address: str) -> Sent:
    """The form on the screen at this address."""
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    return form_of(response)


def with_row(sent: Sent, rows: str, **values: Any) -> Sent:
    """The form with one row more in one of its lists."""
    number = int(sent[f"{rows}-TOTAL_FORMS"])
    row = {f"{rows}-{number}-{name}": value for name, value in values.items()}
    return {**sent, **row, f"{rows}-TOTAL_FORMS": str(number + 1)}


def save(client: Client, address: str, sent: Sent, button: str = "_continue") -> Any:
    """Press a button, with a reason where one is asked for and none is given."""
    reason = {REASON: "Because."} if not sent.get(REASON, "Because.") else {}
    return client.post(address, {**sent, **reason, button: "1"})


def errors(response: Any) -> list[str]:
    """Every error the screen tells."""
    context = response.context
    assert context is not None, "The screen was saved, not shown again."
    forms: Iterable[Any] = [context["adminform"].form]
    said = [str(e) for form in forms for found in form.errors.values() for e in found]
    for rows in context["inline_admin_formsets"]:
        said += [str(e) for e in rows.formset.non_form_errors()]
        said += [str(e) for found in rows.formset.errors for messages in found.values() for e in messages]
    return said
