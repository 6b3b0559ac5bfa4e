from django.db import migrations


class Migration(migrations.Migration):
    """The table that Django's database cache keeps; sign-in limits are counted in it, so that every process agrees."""

    initial = True

    dependencies = []

    operations = [
        migrations.RunSQL(
            sql="""
            CREATE TABLE config_cache (
                cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL
            );
            CREATE INDEX config_cache_expires ON config_cache (expires);
            """,
            reverse_sql="DROP TABLE config_cache;",
        )
    ]
