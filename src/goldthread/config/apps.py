from django.apps import AppConfig


class Config(AppConfig):
    name = "goldthread.config"
    label = "config"

    def ready(self) -> None:
        """Wires what lower modules may not know: the register shows passages that readings keep, and organisations say
        who has duties that the register keeps."""
        from goldthread.config.duties import open_duties
        from goldthread.organisations import duties
        from goldthread.readings.queries import passage
        from goldthread.recommendations import sources

        sources.register(passage)
        duties.register(open_duties)
