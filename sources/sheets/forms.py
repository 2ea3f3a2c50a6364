"""The forms of an import and an export."""

from typing import Any

from django import forms

from .csv_files import UTF_8, WINDOWS
from .limits import MOST_BYTES, MOST_ROWS

ENCODINGS = [(UTF_8, "UTF-8 (as a rule)"), (WINDOWS, "Windows-1252 (plain CSV of Excel)")]
FORMATS = [("xlsx", "XLSX"), ("csv", "CSV")]


class UploadForm(forms.Form):
    """The file to import."""

    file = forms.FileField(
        label="File",
        allow_empty_file=True,  # which is told as what is wrong with the file
        help_text=f"CSV or XLSX, at most {MOST_ROWS:,} rows and {MOST_BYTES // 1_000_000} MB.",
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,text/csv"}),
    )
    encoding = forms.ChoiceField(label="Encoding of a CSV", choices=ENCODINGS)


class ConfirmForm(forms.Form):
    """The note on what was shown."""

    note = forms.CharField(widget=forms.HiddenInput)


class ExportForm(forms.Form):
    """What the file is to be."""

    format = forms.ChoiceField(
        label="Format",
        choices=FORMATS,
        initial="xlsx",
        widget=forms.RadioSelect,
        help_text="Excel turns 2017-04 in a CSV into a date, and drops the zeros that a code begins with. "
        "In XLSX every cell is text.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
