import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models
from goldthread.trail.row_security import owned_by_partnership


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ("trail", "0001_initial"),
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.TextField()),
                ('checksum', models.CharField(max_length=64)),
                ('content', models.BinaryField()),
                ('loaded_at', models.DateTimeField()),
                ('actor', models.TextField()),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.partnership')),
            ],
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reader_version', models.TextField()),
                ('kind', models.TextField()),
                ('contract', models.JSONField()),
                ('source_text', models.TextField()),
                ('read_at', models.DateTimeField()),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='readings', to='readings.document')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.partnership')),
            ],
        ),
        migrations.AddConstraint(
            model_name='document',
            constraint=models.UniqueConstraint(fields=('partnership', 'checksum'), name='one_document_a_checksum'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='document',
            trigger=pgtrigger.compiler.Trigger(name='kept_unchanged', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7447c1d604e9c22afab2d584c733d09b2a2e7d96', operation='UPDATE OR DELETE', pgid='pgtrigger_kept_unchanged_b058e', table='readings_document', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='reading',
            constraint=models.UniqueConstraint(fields=('document', 'reader_version'), name='one_reading_a_version'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reading',
            trigger=pgtrigger.compiler.Trigger(name='kept_unchanged', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0964810fca21846441a03d7af105b78a817a9a5c', operation='UPDATE OR DELETE', pgid='pgtrigger_kept_unchanged_26ea0', table='readings_reading', when='BEFORE')),
        ),
        owned_by_partnership("readings_document"),
        owned_by_partnership("readings_reading"),
    ]
