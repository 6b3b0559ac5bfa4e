from django.apps import AppConfig


class Trail(AppConfig):
    name = "goldthread.trail"
    label = "trail"
