from django.apps import AppConfig


class Recommendations(AppConfig):
    name = "goldthread.recommendations"
    label = "recommendations"
