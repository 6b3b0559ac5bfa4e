from django.apps import AppConfig


class Web(AppConfig):
    name = "goldthread.web"
    label = "web"

    def ready(self) -> None:
        from goldthread.web import signals

        signals.connect()
