from django.db import migrations

from goldthread.organisations.row_security import seen_by_the_assigned

KINDS = ("review", "recommendation", "response", "commitment")


class Migration(migrations.Migration):
    """Who was given a duty after a split sees it. Here, since neither module of the two may know the other's tables:
    organisations say who has what, and the register stands above them."""

    dependencies = [
        ("config", "0001_initial"),
        ("organisations", "0002_succession"),
        ("recommendations", "0002_changes"),
    ]

    operations = [seen_by_the_assigned(f"recommendations_{kind}", kind) for kind in KINDS]
