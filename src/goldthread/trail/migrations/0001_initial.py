from django.db import migrations, models
from goldthread.trail.row_security import ENTRIES, FUNCTIONS


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('actor', models.TextField()),
                ('acting_for', models.BigIntegerField(null=True)),
                ('partnership_id', models.BigIntegerField(null=True)),
                ('verb', models.TextField()),
                ('subject_kind', models.TextField()),
                ('subject_id', models.BigIntegerField(null=True)),
                ('details', models.JSONField(default=dict)),
            ],
            options={
                'indexes': [models.Index(fields=['partnership_id', '-at'], name='trail_by_partnership'), models.Index(fields=['subject_kind', 'subject_id'], name='trail_by_subject')],
            },
        ),
        FUNCTIONS,
        ENTRIES,
    ]
