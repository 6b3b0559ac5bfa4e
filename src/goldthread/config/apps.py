from django.apps import AppConfig


class Config(AppConfig):
    name = "goldthread.config"
    label = "config"

    def ready(self) -> None:
        """Wires what lower modules may not know: the register shows passages that readings keep."""
        from goldthread.readings.queries import passage
        from goldthread.recommendations import sources

        sources.register(passage)
