"""A search is its maker's alone, held by the database too; the nightly job may forget everybody's."""

from django.db import migrations, models
from django.db.models.expressions import RawSQL

APP = "goldthread_app"
ACTOR = "coalesce(current_setting('goldthread.actor', true), '')"

POLICIES = migrations.RunSQL(
    sql=f"""
    ALTER TABLE look_savedsearch ENABLE ROW LEVEL SECURITY;
    CREATE POLICY maker ON look_savedsearch TO {APP}
        USING (actor = {ACTOR}) WITH CHECK (actor <> '' AND actor = {ACTOR});
    CREATE POLICY forgotten_seen ON look_savedsearch FOR SELECT TO {APP} USING ({ACTOR} = 'system:forget');
    CREATE POLICY forgotten ON look_savedsearch FOR DELETE TO {APP} USING ({ACTOR} = 'system:forget');
    """,
    reverse_sql="""
    DROP POLICY maker ON look_savedsearch;
    DROP POLICY forgotten_seen ON look_savedsearch;
    DROP POLICY forgotten ON look_savedsearch;
    ALTER TABLE look_savedsearch DISABLE ROW LEVEL SECURITY;
    """,
)


class Migration(migrations.Migration):
    dependencies = [("look", "0001_initial")]

    operations = [
        # Searches live for days, and who made the ones that stand cannot be said in the new form.
        migrations.RunSQL("DELETE FROM look_savedsearch", migrations.RunSQL.noop),
        migrations.RemoveField(model_name="savedsearch", name="user_id"),
        migrations.AddField(
            model_name="savedsearch", name="actor", field=models.TextField(db_default=RawSQL(ACTOR, ()))
        ),
        POLICIES,
    ]
