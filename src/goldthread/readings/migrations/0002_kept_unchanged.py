from django.db import migrations

from goldthread.trail.row_security import never_changed


class Migration(migrations.Migration):
    """Documents and readings are kept unchanged by the rights of app too, and not by a trigger alone."""

    dependencies = [("readings", "0001_initial")]

    operations = [never_changed("readings_document"), never_changed("readings_reading")]
