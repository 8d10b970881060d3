"""The desk as an application of Django."""

from django.apps import AppConfig


class Desk(AppConfig):
    """Its name, and the one label of its tables."""

    name = "yorisoi_desk"
    label = "yorisoi_desk"
