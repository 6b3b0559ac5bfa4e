from django.apps import AppConfig


class Organisations(AppConfig):
    name = "goldthread.organisations"
    label = "organisations"
