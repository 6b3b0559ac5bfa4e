from django.apps import AppConfig


class Readings(AppConfig):
    name = "goldthread.readings"
    label = "readings"
