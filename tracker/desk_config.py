"""The admin application, with the site of `desk`."""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Replaces django.contrib.admin among the applications."""

    default_site = "tracker.desk.Desk"
    default = False
