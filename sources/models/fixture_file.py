"""Which fixture files the database already holds."""

from django.db import models


class FixtureFile(models.Model):
    """A fixture file as last loaded, so that a start loads only what changed."""

    path = models.CharField(max_length=300, unique=True, help_text="Relative to the fixtures folder.")
    sha256 = models.CharField(max_length=64)
    loaded_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.path
