"""Rows into records: found by slug or by what names them, checked as their screens check them, stored or refused."""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model, QuerySet
from django.forms import modelform_factory
from django.utils.functional import cached_property
from import_export.instance_loaders import BaseInstanceLoader
from import_export.resources import Resource

from ..desk.forms import DeskForm
from ..desk.refusals import NOTHING_SAVED, sentence
from .cells import defused
from .checking import Said, broken
from .columns import Column, Doubts
from .differences import Differences
from .kinds import column
from .links import Link, Several, Slugs

WHOLE = "__all__"
CHUNK = 500


class Sheet(Resource):
    """The spreadsheet of one kind of record.

    `names`: its columns, each a field of the model. `form`: the form of the record's screen, which makes the slugs.
    `desk`: that screen, and `user` who is asking; without them (for an export, for the handbook) nothing is imported.
    """

    names: ClassVar[tuple[str, ...]] = ()
    form: ClassVar[type[DeskForm]] = DeskForm
    made_of: ClassVar[dict[str, type[Column]]] = {}  # columns that are read in a way of their own

    class Meta:
        use_transactions = True
        store_instance = True  # for the preview
        instance_loader_class = BaseInstanceLoader  # asked by nobody: `get_or_init_instance` finds the record

    def __init__(self, *, desk: Any = None, request: Any = None, numbers: Iterable[int] = ()) -> None:
        super().__init__()
        self.model: Any = self._meta.model
        self.desk, self.request, self.numbers = desk, request, list(numbers)
        self.fields = {name: self._column(name) for name in self.names}
        self.seen: dict[Any, int] = {}  # which row was about which record
        self.taken: set[str] = set()
        self.slugs = Slugs(self.model)

    def _column(self, name: str) -> Column:
        made = self.made_of.get(name)
        found = made(self.model._meta.get_field(name)) if made else column(self.model, name)
        if isinstance(found, Doubts) and self.desk is not None:
            found.names = frozenset(self.desk.names())
        return found

    @property
    def title(self) -> str:
        """What the sheet, and its file, are called."""
        return str(self.model._meta.verbose_name_plural)

    def lists(self) -> list[Several]:
        return [column for column in self.fields.values() if isinstance(column, Several)]

    # Finding the record

    def known_by(self, row: dict[str, str]) -> Any:
        """The record that a row without a slug is about; none where only a slug tells."""
        return None

    def lookalike(self, record: Any) -> Any:
        """A record that a new one would repeat."""
        return None

    def get_queryset(self) -> QuerySet[Any]:
        found = self.with_links(self.model._default_manager.all())
        return found.select_for_update(of=("self",)) if self.request is not None else found

    def get_or_init_instance(self, instance_loader: Any, row: dict[str, str]) -> tuple[Any, bool]:
        self.refused: Said = {}
        number = self.numbers[self.at - 1]
        slug = row.get("slug", "").strip()
        found = self.get_queryset().filter(slug=slug).first() if slug else self.known_by(row)
        if slug and found is None:
            self.refused["slug"] = [self._unknown(slug)]
        if found is not None and found.pk in self.seen:
            self.refused["slug"] = [f"Row {self.seen[found.pk]} is about {found.slug} too. Make one row of them."]
        if found is not None:
            self.seen.setdefault(found.pk, number)
        if not self._may(found):
            what = self.model._meta.verbose_name
            self.refused[""] = [f"You may not {'add' if found is None else 'change'} this {what}. Leave the row out."]
        return (self.model(), True) if found is None else (found, False)

    def _unknown(self, slug: str) -> str:
        try:
            self.slugs.find(slug)
        except ValueError as error:
            return f"{error} For a new record leave it empty."
        return ""

    def _may(self, record: Any) -> bool:
        if self.desk is None or self.request is None:
            return False
        if record is None:
            return bool(self.desk.has_add_permission(self.request))
        return bool(self.desk.has_change_permission(self.request, record))

    # Reading the row

    def before_import_row(self, row: dict[str, str], **kwargs: Any) -> None:
        self.at: int = kwargs["row_number"]

    def after_init_instance(self, instance: Any, new: bool, row: dict[str, str], **kwargs: Any) -> None:
        vars(instance)["_is_made"] = new
        self.stood = {} if new else {f.name: getattr(instance, f.attname) for f in self.model._meta.concrete_fields}

    def import_instance(self, instance: Any, row: dict[str, str], **kwargs: Any) -> None:
        """Read every cell. Raises ValidationError with all that is wrong, by column."""
        errors = {name or WHOLE: list(said) for name, said in self.refused.items()}
        for name, one in self.fields.items():
            if name not in row:
                if one.needed and instance._state.adding and not self.refused:
                    what = self.model._meta.verbose_name
                    errors[name] = [f"is missing, and a new {what} needs it. Add the column."]
                continue
            try:
                one.save(instance, row, **kwargs)
            except ValueError as error:
                errors.setdefault(name, []).append(str(error))
        if not self._may_store_lists(instance):
            errors.setdefault(WHOLE, []).append("You may not change its lists. Leave those columns out.")
        if errors:
            raise ValidationError(errors)

    def _may_store_lists(self, instance: Any) -> bool:
        return all(one.may_store(instance, self.request.user) for one in self.lists())

    def skip_row(self, instance: Any, original: Any, row: Any, import_validation_errors: Any = None) -> bool:
        """A record that the row leaves as it stands is not asked again whether it is right."""
        if import_validation_errors or instance._state.adding:
            return False
        return not self._changed(instance) and not vars(instance).get("_several")

    def _changed(self, instance: Any) -> list[str]:
        return [name for name, value in self.stood.items() if getattr(instance, self._attribute(name)) != value]

    def _attribute(self, name: str) -> str:
        return str(self.model._meta.get_field(name).attname)

    # Checking and storing

    def validate_instance(
        self, instance: Any, import_validation_errors: Any = None, validate_unique: bool = True
    ) -> None:
        """Raises ValidationError with everything that is wrong, by column."""
        said: Said = {
            "" if name == WHOLE else name: [text for error in errors for text in error.messages]
            for name, errors in (import_validation_errors or {}).items()
        }
        if not self.refused:
            columns = {field: name for name, one in self.fields.items() for field in one.written_names}
            wrong = {field for field, name in columns.items() if name in said}
            if instance._state.adding:
                wrong.add("slug")
            for name, sentences in broken(instance, wrong=wrong, columns=columns).items():
                said.setdefault(name, []).extend(sentences)
            if instance._state.adding and not said:
                said = self._named(instance)
        if said:
            raise ValidationError({name or WHOLE: sentences for name, sentences in said.items()})

    def _named(self, instance: Any) -> Said:
        """Give a new record its slug, as its screen does; says why where there is none to give."""
        twin = self.lookalike(instance)
        if twin is not None:
            about = f"There is {twin} [{twin.slug}] already, alike in all that tells them apart."
            return {"": [f"{about} Write its slug to change it."]}
        form = self.slug_form(data=self.sent(instance), instance=instance)
        form.cleaned_data = {f.name: getattr(instance, f.name) for f in self.model._meta.concrete_fields}
        instance.slug = form.made_slug(self.taken)
        if not instance.slug:
            return {"": [f"Its slug cannot be made: fill in {form.slug_from}."]}
        self.taken.add(instance.slug)
        return {}

    @cached_property
    def slug_form(self) -> Any:
        """The screen's form, without its fields."""
        return modelform_factory(self.model, form=self.form, fields=[])

    def sent(self, instance: Any) -> dict[str, str]:
        """What the form of the screen would be sent besides the record's own fields, where its slug is made of it."""
        return {}

    def save_instance(self, instance: Any, is_create: bool, row: Any, **kwargs: Any) -> None:
        """Store the record, its lists, and nothing of it that the row left alone. Raises ValidationError."""
        try:
            with transaction.atomic():
                if is_create:
                    instance.save(force_insert=True)
                    self.seen[instance.pk] = self.numbers[self.at - 1]
                elif changed := self._changed(instance):
                    instance.save(update_fields=changed)
                for one in self.lists():
                    one.store(instance)
                ties = self.desk.broken_ties(instance)
        except IntegrityError as error:
            ties = [sentence(error)]
        if ties:
            raise ValidationError([tie.replace(NOTHING_SAVED, "").strip() for tie in ties])

    def save_m2m(self, instance: Model, row: Any, **kwargs: Any) -> None:
        """Stored already."""

    @classmethod
    def get_diff_class(cls) -> type[Differences]:
        return Differences

    # On the way out

    def written(self, records: QuerySet[Any]) -> Iterator[list[str]]:
        """The header and a row for each record, made harmless."""
        columns = list(self.fields.values())
        yield [one.column_name for one in columns]
        for record in self.with_links(records).iterator(CHUNK):
            yield [defused(one.export(record)) for one in columns]

    def with_links(self, records: QuerySet[Any]) -> QuerySet[Any]:
        """The records with all that the columns read, in a number of queries that does not grow."""
        links = [one.field.name for one in self.fields.values() if isinstance(one, Link)]
        found = records.select_related(*links) if links else records
        return found.prefetch_related(*(one.prefetch() for one in self.lists()))
