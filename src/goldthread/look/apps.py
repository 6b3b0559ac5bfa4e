from django.apps import AppConfig


class Look(AppConfig):
    name = "goldthread.look"
    label = "look"
