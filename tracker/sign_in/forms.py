"""The forms of the second step."""

from typing import Any

from django import forms

from .second_step import accept


class CodeForm(forms.Form):
    """One code."""

    code = forms.CharField(
        max_length=20,
        widget=forms.TextInput(
            {"autocomplete": "one-time-code", "autofocus": True, "autocapitalize": "none", "spellcheck": "false"}
        ),
    )


class TokenForm(CodeForm):
    """The code that is asked for after the password. `device`: what took it."""

    device: Any = None

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        self.device = accept(self.user, code)
        return code
