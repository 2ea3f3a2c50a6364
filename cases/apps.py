"""The cases application."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "cases"
