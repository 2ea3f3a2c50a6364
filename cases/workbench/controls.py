"""Forms of the workbench: those of the desk's own screens, with the same controls, over records not yet saved."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import modelform_factory
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict

from sources.desk.forms import DeskForm, in_labels
from sources.desk.screens import ControlsMixin

Sent = MultiValueDict[str, Any]
ADDED_HERE = ("document", "judge")  # what a new ruling brings along that the desk often lacks


class Controls(ControlsMixin):
    """Chooses the controls of one kind of record, as its screen would."""

    def __init__(self, model: type[models.Model]) -> None:
        self.model, self.opts, self.admin_site = model, model._meta, admin.site
        super().__init__()

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        wrapper = field.widget if field is not None else None
        if field is not None and isinstance(wrapper, RelatedFieldWidgetWrapper):
            wrapper.can_change_related = wrapper.can_view_related = False
            if db_field.name not in ADDED_HERE:
                field.widget = wrapper.widget
        return field


def form_for(
    request: HttpRequest, model: type[models.Model], fields: tuple[str, ...], base: type[DeskForm] = DeskForm
) -> type[DeskForm]:
    """The form for these fields of a kind of record."""
    callback = partial(Controls(model).formfield_for_dbfield, request=request)
    made: Any = modelform_factory(model, form=base, fields=fields, formfield_callback=callback)
    return made


def keep(form: Any, record: models.Model, field: str = "") -> bool:
    """Save a record that passes every check of its own; otherwise say at the form why not.

    `field`: where to say it, if the form has no control for what is wrong.
    """
    try:
        record.full_clean()
    except ValidationError as error:
        for name, found in error.update_error_dict({}).items():
            for sentence in ValidationError(found).messages:
                form.add_error(name if name in form.fields else field or None, in_labels(record, sentence))
        return False
    record.save()
    return True
