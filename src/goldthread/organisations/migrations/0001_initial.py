import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models
from goldthread.trail.row_security import kept_history, owned_by_partnership


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ("trail", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('email', models.EmailField(max_length=254, unique=True)),
                ('is_active', models.BooleanField(default=True)),
            ],
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.TextField(choices=[('local_authority', 'Local authority'), ('childrens_services', "Children's services"), ('nhs_trust', 'NHS trust'), ('integrated_care_board', 'Integrated care board'), ('clinical_commissioning_group', 'Clinical commissioning group'), ('general_practice', 'GP practice'), ('police', 'Police'), ('probation', 'Probation'), ('education', 'School, college or education service'), ('housing', 'Housing provider'), ('voluntary', 'Voluntary organisation'), ('partnership_team', 'Partnership support team'), ('scrutiny', 'Independent scrutiny'), ('other', 'Other')])),
                ('name', models.TextField(unique=True)),
                ('short_name', models.TextField(blank=True)),
                ('ended_on', models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='OrganisationHistoryrow',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('actor', models.TextField(db_default=django.db.models.expressions.RawSQL("coalesce(current_setting('goldthread.actor', true), '')", ()))),
                ('acting_for', models.TextField(db_default=django.db.models.expressions.RawSQL("coalesce(current_setting('goldthread.acting_for', true), '')", ()))),
                ('transaction', models.TextField(db_default=django.db.models.expressions.RawSQL('pg_current_xact_id()::text', ()))),
                ('id', models.BigIntegerField()),
                ('kind', models.TextField(choices=[('local_authority', 'Local authority'), ('childrens_services', "Children's services"), ('nhs_trust', 'NHS trust'), ('integrated_care_board', 'Integrated care board'), ('clinical_commissioning_group', 'Clinical commissioning group'), ('general_practice', 'GP practice'), ('police', 'Police'), ('probation', 'Probation'), ('education', 'School, college or education service'), ('housing', 'Housing provider'), ('voluntary', 'Voluntary organisation'), ('partnership_team', 'Partnership support team'), ('scrutiny', 'Independent scrutiny'), ('other', 'Other')])),
                ('name', models.TextField()),
                ('short_name', models.TextField(blank=True)),
                ('ended_on', models.DateField(null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Partnership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.TextField(unique=True)),
                ('slug', models.SlugField(unique=True)),
            ],
        ),
        migrations.CreateModel(
            name='PartnershipHistoryrow',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('actor', models.TextField(db_default=django.db.models.expressions.RawSQL("coalesce(current_setting('goldthread.actor', true), '')", ()))),
                ('acting_for', models.TextField(db_default=django.db.models.expressions.RawSQL("coalesce(current_setting('goldthread.acting_for', true), '')", ()))),
                ('transaction', models.TextField(db_default=django.db.models.expressions.RawSQL('pg_current_xact_id()::text', ()))),
                ('id', models.BigIntegerField()),
                ('name', models.TextField()),
                ('slug', models.SlugField(db_index=False)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name='PersonHistoryrow',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('actor', models.TextField(db_default=django.db.models.expressions.RawSQL("coalesce(current_setting('goldthread.actor', true), '')", ()))),
                ('acting_for', models.TextField(db_default=django.db.models.expressions.RawSQL("coalesce(current_setting('goldthread.acting_for', true), '')", ()))),
                ('transaction', models.TextField(db_default=django.db.models.expressions.RawSQL('pg_current_xact_id()::text', ()))),
                ('id', models.BigIntegerField()),
                ('name', models.TextField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.TextField(choices=[('support_team', 'Partnership support team'), ('scrutineer', 'Independent scrutineer'), ('agency_lead', 'Agency safeguarding lead')])),
                ('title', models.TextField(blank=True)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='PostHistoryrow',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('actor', models.TextField(db_default=django.db.models.expressions.RawSQL("coalesce(current_setting('goldthread.actor', true), '')", ()))),
                ('acting_for', models.TextField(db_default=django.db.models.expressions.RawSQL("coalesce(current_setting('goldthread.acting_for', true), '')", ()))),
                ('transaction', models.TextField(db_default=django.db.models.expressions.RawSQL('pg_current_xact_id()::text', ()))),
                ('id', models.BigIntegerField()),
                ('role', models.TextField(choices=[('support_team', 'Partnership support team'), ('scrutineer', 'Independent scrutineer'), ('agency_lead', 'Agency safeguarding lead')])),
                ('title', models.TextField(blank=True)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Succession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name='SuccessionHistoryrow',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('actor', models.TextField(db_default=django.db.models.expressions.RawSQL("coalesce(current_setting('goldthread.actor', true), '')", ()))),
                ('acting_for', models.TextField(db_default=django.db.models.expressions.RawSQL("coalesce(current_setting('goldthread.acting_for', true), '')", ()))),
                ('transaction', models.TextField(db_default=django.db.models.expressions.RawSQL('pg_current_xact_id()::text', ()))),
                ('id', models.BigIntegerField()),
                ('on', models.DateField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='UserHistoryrow',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('actor', models.TextField(db_default=django.db.models.expressions.RawSQL("coalesce(current_setting('goldthread.actor', true), '')", ()))),
                ('acting_for', models.TextField(db_default=django.db.models.expressions.RawSQL("coalesce(current_setting('goldthread.acting_for', true), '')", ()))),
                ('transaction', models.TextField(db_default=django.db.models.expressions.RawSQL('pg_current_xact_id()::text', ()))),
                ('id', models.BigIntegerField()),
                ('email', models.EmailField(max_length=254)),
                ('is_active', models.BooleanField(default=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MembershipHistoryrow',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('actor', models.TextField(db_default=django.db.models.expressions.RawSQL("coalesce(current_setting('goldthread.actor', true), '')", ()))),
                ('acting_for', models.TextField(db_default=django.db.models.expressions.RawSQL("coalesce(current_setting('goldthread.acting_for', true), '')", ()))),
                ('transaction', models.TextField(db_default=django.db.models.expressions.RawSQL('pg_current_xact_id()::text', ()))),
                ('id', models.BigIntegerField()),
                ('from_on', models.DateField(null=True)),
                ('until_on', models.DateField(null=True)),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.organisation')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_on', models.DateField(null=True)),
                ('until_on', models.DateField(null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='AliasHistoryrow',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('actor', models.TextField(db_default=django.db.models.expressions.RawSQL("coalesce(current_setting('goldthread.actor', true), '')", ()))),
                ('acting_for', models.TextField(db_default=django.db.models.expressions.RawSQL("coalesce(current_setting('goldthread.acting_for', true), '')", ()))),
                ('transaction', models.TextField(db_default=django.db.models.expressions.RawSQL('pg_current_xact_id()::text', ()))),
                ('id', models.BigIntegerField()),
                ('words', models.TextField()),
                ('normal', models.TextField()),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.organisation')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Alias',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField()),
                ('normal', models.TextField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='aliases', to='organisations.organisation')),
            ],
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organisation',
            trigger=pgtrigger.compiler.Trigger(name='inserted_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisations_organisationhistoryrow" ("ended_on", "id", "kind", "name", "pgh_created_at", "pgh_label", "short_name") VALUES (NEW."ended_on", NEW."id", NEW."kind", NEW."name", NOW(), \'inserted\', NEW."short_name"); RETURN NULL;', hash='b1d8358fd8c2298d950f162cfa8a23fb65a91957', operation='INSERT', pgid='pgtrigger_inserted_insert_65fde', table='organisations_organisation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organisation',
            trigger=pgtrigger.compiler.Trigger(name='updated_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "organisations_organisationhistoryrow" ("ended_on", "id", "kind", "name", "pgh_created_at", "pgh_label", "short_name") VALUES (NEW."ended_on", NEW."id", NEW."kind", NEW."name", NOW(), \'updated\', NEW."short_name"); RETURN NULL;', hash='05f5654efed945a2300e2bac7e7ec6e3199fcbcb', operation='UPDATE', pgid='pgtrigger_updated_update_342f4', table='organisations_organisation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organisation',
            trigger=pgtrigger.compiler.Trigger(name='deleted_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisations_organisationhistoryrow" ("ended_on", "id", "kind", "name", "pgh_created_at", "pgh_label", "short_name") VALUES (OLD."ended_on", OLD."id", OLD."kind", OLD."name", NOW(), \'deleted\', OLD."short_name"); RETURN NULL;', hash='677fcc1fe6da0ac281bd5c0bdc26614c6d9ac997', operation='DELETE', pgid='pgtrigger_deleted_delete_40993', table='organisations_organisation', when='AFTER')),
        ),
        migrations.AddField(
            model_name='membershiphistoryrow',
            name='partnership',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.partnership'),
        ),
        migrations.AddField(
            model_name='membership',
            name='partnership',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.partnership'),
        ),
        migrations.AddField(
            model_name='aliashistoryrow',
            name='partnership',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.partnership'),
        ),
        migrations.AddField(
            model_name='alias',
            name='partnership',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.partnership'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partnership',
            trigger=pgtrigger.compiler.Trigger(name='inserted_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisations_partnershiphistoryrow" ("id", "name", "pgh_created_at", "pgh_label", "slug") VALUES (NEW."id", NEW."name", NOW(), \'inserted\', NEW."slug"); RETURN NULL;', hash='66287c0f5e085428366ed5e96e8c20fe40e4ae7a', operation='INSERT', pgid='pgtrigger_inserted_insert_a8bcb', table='organisations_partnership', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partnership',
            trigger=pgtrigger.compiler.Trigger(name='updated_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "organisations_partnershiphistoryrow" ("id", "name", "pgh_created_at", "pgh_label", "slug") VALUES (NEW."id", NEW."name", NOW(), \'updated\', NEW."slug"); RETURN NULL;', hash='e2efdb1434ef446ebb12975464eb51657d90dc29', operation='UPDATE', pgid='pgtrigger_updated_update_2acc7', table='organisations_partnership', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partnership',
            trigger=pgtrigger.compiler.Trigger(name='deleted_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisations_partnershiphistoryrow" ("id", "name", "pgh_created_at", "pgh_label", "slug") VALUES (OLD."id", OLD."name", NOW(), \'deleted\', OLD."slug"); RETURN NULL;', hash='15930936f69cffcb448e45d692adeb7815ea9b7c', operation='DELETE', pgid='pgtrigger_deleted_delete_f853d', table='organisations_partnership', when='AFTER')),
        ),
        migrations.AddField(
            model_name='user',
            name='person',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='user', to='organisations.person'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='inserted_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisations_personhistoryrow" ("id", "name", "pgh_created_at", "pgh_label") VALUES (NEW."id", NEW."name", NOW(), \'inserted\'); RETURN NULL;', hash='3459304521a6680e0eb6662d99240a1ff9e04c52', operation='INSERT', pgid='pgtrigger_inserted_insert_7a076', table='organisations_person', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='updated_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "organisations_personhistoryrow" ("id", "name", "pgh_created_at", "pgh_label") VALUES (NEW."id", NEW."name", NOW(), \'updated\'); RETURN NULL;', hash='816d6907f03c167ac2030abe4402c98fe8c22498', operation='UPDATE', pgid='pgtrigger_updated_update_d1562', table='organisations_person', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='deleted_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisations_personhistoryrow" ("id", "name", "pgh_created_at", "pgh_label") VALUES (OLD."id", OLD."name", NOW(), \'deleted\'); RETURN NULL;', hash='1b67fcbabf37ef3378a46228defca0f3077e1d55', operation='DELETE', pgid='pgtrigger_deleted_delete_64a0a', table='organisations_person', when='AFTER')),
        ),
        migrations.AddField(
            model_name='post',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='post',
            name='partnership',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.partnership'),
        ),
        migrations.AddField(
            model_name='post',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='organisations.person'),
        ),
        migrations.AddField(
            model_name='posthistoryrow',
            name='organisation',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='posthistoryrow',
            name='partnership',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.partnership'),
        ),
        migrations.AddField(
            model_name='posthistoryrow',
            name='person',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.person'),
        ),
        migrations.AddField(
            model_name='succession',
            name='predecessor',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='successions', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='succession',
            name='successor',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='inheritances', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='successionhistoryrow',
            name='predecessor',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='successionhistoryrow',
            name='successor',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.organisation'),
        ),
        migrations.AddField(
            model_name='userhistoryrow',
            name='person',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.person'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(fields=('partnership', 'organisation'), name='one_membership_a_pair'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='inserted_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisations_membershiphistoryrow" ("from_on", "id", "organisation_id", "partnership_id", "pgh_created_at", "pgh_label", "until_on") VALUES (NEW."from_on", NEW."id", NEW."organisation_id", NEW."partnership_id", NOW(), \'inserted\', NEW."until_on"); RETURN NULL;', hash='e31164eae81ef6eb07552b24a7e0589f275f30ee', operation='INSERT', pgid='pgtrigger_inserted_insert_4c9e7', table='organisations_membership', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='updated_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "organisations_membershiphistoryrow" ("from_on", "id", "organisation_id", "partnership_id", "pgh_created_at", "pgh_label", "until_on") VALUES (NEW."from_on", NEW."id", NEW."organisation_id", NEW."partnership_id", NOW(), \'updated\', NEW."until_on"); RETURN NULL;', hash='2634518c1c98ad0b99f11150bf50fa1141f1e130', operation='UPDATE', pgid='pgtrigger_updated_update_0d037', table='organisations_membership', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='deleted_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisations_membershiphistoryrow" ("from_on", "id", "organisation_id", "partnership_id", "pgh_created_at", "pgh_label", "until_on") VALUES (OLD."from_on", OLD."id", OLD."organisation_id", OLD."partnership_id", NOW(), \'deleted\', OLD."until_on"); RETURN NULL;', hash='887882857792fd08c3ee5c384b59f94b273f8e0b', operation='DELETE', pgid='pgtrigger_deleted_delete_7bafe', table='organisations_membership', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='alias',
            constraint=models.UniqueConstraint(fields=('partnership', 'normal'), name='one_meaning_an_alias'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='alias',
            trigger=pgtrigger.compiler.Trigger(name='inserted_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisations_aliashistoryrow" ("id", "normal", "organisation_id", "partnership_id", "pgh_created_at", "pgh_label", "words") VALUES (NEW."id", NEW."normal", NEW."organisation_id", NEW."partnership_id", NOW(), \'inserted\', NEW."words"); RETURN NULL;', hash='ce590c8815d10a4da79aa30ff1917614d6688a0c', operation='INSERT', pgid='pgtrigger_inserted_insert_445a9', table='organisations_alias', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='alias',
            trigger=pgtrigger.compiler.Trigger(name='updated_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "organisations_aliashistoryrow" ("id", "normal", "organisation_id", "partnership_id", "pgh_created_at", "pgh_label", "words") VALUES (NEW."id", NEW."normal", NEW."organisation_id", NEW."partnership_id", NOW(), \'updated\', NEW."words"); RETURN NULL;', hash='42cf860907fcb11ef8457bd042717861504a51d6', operation='UPDATE', pgid='pgtrigger_updated_update_8a5f8', table='organisations_alias', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='alias',
            trigger=pgtrigger.compiler.Trigger(name='deleted_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisations_aliashistoryrow" ("id", "normal", "organisation_id", "partnership_id", "pgh_created_at", "pgh_label", "words") VALUES (OLD."id", OLD."normal", OLD."organisation_id", OLD."partnership_id", NOW(), \'deleted\', OLD."words"); RETURN NULL;', hash='08badce56651696b74aeae77772d97c720902e4a', operation='DELETE', pgid='pgtrigger_deleted_delete_335b1', table='organisations_alias', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(('email', django.db.models.functions.text.Lower('email'))), name='email_in_lower_case'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='inserted_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisations_userhistoryrow" ("email", "id", "is_active", "person_id", "pgh_created_at", "pgh_label") VALUES (NEW."email", NEW."id", NEW."is_active", NEW."person_id", NOW(), \'inserted\'); RETURN NULL;', hash='395ca1099a99f56f1366173c8a0995aa9da6b889', operation='INSERT', pgid='pgtrigger_inserted_insert_3dfb0', table='organisations_user', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='updated_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id"))', func='INSERT INTO "organisations_userhistoryrow" ("email", "id", "is_active", "person_id", "pgh_created_at", "pgh_label") VALUES (NEW."email", NEW."id", NEW."is_active", NEW."person_id", NOW(), \'updated\'); RETURN NULL;', hash='04600fe055816581679cf5d6734455c4653e2ef0', operation='UPDATE', pgid='pgtrigger_updated_update_50a6a', table='organisations_user', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='deleted_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisations_userhistoryrow" ("email", "id", "is_active", "person_id", "pgh_created_at", "pgh_label") VALUES (OLD."email", OLD."id", OLD."is_active", OLD."person_id", NOW(), \'deleted\'); RETURN NULL;', hash='887a01559d6b74511fc17f15e55c52b490132286', operation='DELETE', pgid='pgtrigger_deleted_delete_5c19c', table='organisations_user', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('partnership__isnull', False), ('role__in', ['scrutineer', 'support_team'])), models.Q(('partnership__isnull', True), ('role', 'agency_lead')), _connector='OR'), name='post_sees_its_partnership'),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=models.UniqueConstraint(fields=('person', 'organisation', 'partnership', 'role', 'from_on'), name='one_post_of_a_kind', nulls_distinct=False),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='post',
            trigger=pgtrigger.compiler.Trigger(name='inserted_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisations_posthistoryrow" ("from_on", "id", "organisation_id", "partnership_id", "person_id", "pgh_created_at", "pgh_label", "role", "title", "until_on") VALUES (NEW."from_on", NEW."id", NEW."organisation_id", NEW."partnership_id", NEW."person_id", NOW(), \'inserted\', NEW."role", NEW."title", NEW."until_on"); RETURN NULL;', hash='4bc5387eabb857010881a4340cc6917919bc45c1', operation='INSERT', pgid='pgtrigger_inserted_insert_efc9a', table='organisations_post', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='post',
            trigger=pgtrigger.compiler.Trigger(name='updated_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "organisations_posthistoryrow" ("from_on", "id", "organisation_id", "partnership_id", "person_id", "pgh_created_at", "pgh_label", "role", "title", "until_on") VALUES (NEW."from_on", NEW."id", NEW."organisation_id", NEW."partnership_id", NEW."person_id", NOW(), \'updated\', NEW."role", NEW."title", NEW."until_on"); RETURN NULL;', hash='1d191d26c1622c46aa2ce79bd8c014a74db4973d', operation='UPDATE', pgid='pgtrigger_updated_update_d0cf0', table='organisations_post', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='post',
            trigger=pgtrigger.compiler.Trigger(name='deleted_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisations_posthistoryrow" ("from_on", "id", "organisation_id", "partnership_id", "person_id", "pgh_created_at", "pgh_label", "role", "title", "until_on") VALUES (OLD."from_on", OLD."id", OLD."organisation_id", OLD."partnership_id", OLD."person_id", NOW(), \'deleted\', OLD."role", OLD."title", OLD."until_on"); RETURN NULL;', hash='453e53538ae6091350d03d5820fbc2d9e6e42624', operation='DELETE', pgid='pgtrigger_deleted_delete_795f9', table='organisations_post', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='succession',
            constraint=models.UniqueConstraint(fields=('predecessor', 'successor'), name='one_succession_a_pair'),
        ),
        migrations.AddConstraint(
            model_name='succession',
            constraint=models.CheckConstraint(condition=models.Q(('predecessor', models.F('successor')), _negated=True), name='succession_by_another'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='succession',
            trigger=pgtrigger.compiler.Trigger(name='inserted_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisations_successionhistoryrow" ("id", "on", "pgh_created_at", "pgh_label", "predecessor_id", "successor_id") VALUES (NEW."id", NEW."on", NOW(), \'inserted\', NEW."predecessor_id", NEW."successor_id"); RETURN NULL;', hash='0d2bec4192a85b85dca62fc47edfa106a8ac969f', operation='INSERT', pgid='pgtrigger_inserted_insert_73e13', table='organisations_succession', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='succession',
            trigger=pgtrigger.compiler.Trigger(name='updated_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "organisations_successionhistoryrow" ("id", "on", "pgh_created_at", "pgh_label", "predecessor_id", "successor_id") VALUES (NEW."id", NEW."on", NOW(), \'updated\', NEW."predecessor_id", NEW."successor_id"); RETURN NULL;', hash='7e98f5c48f6f0e9196e8e16db8dee19f3806d249', operation='UPDATE', pgid='pgtrigger_updated_update_bfd55', table='organisations_succession', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='succession',
            trigger=pgtrigger.compiler.Trigger(name='deleted_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisations_successionhistoryrow" ("id", "on", "pgh_created_at", "pgh_label", "predecessor_id", "successor_id") VALUES (OLD."id", OLD."on", NOW(), \'deleted\', OLD."predecessor_id", OLD."successor_id"); RETURN NULL;', hash='7412883489bf8d54d8b7f1f441ccdbc2e5919e06', operation='DELETE', pgid='pgtrigger_deleted_delete_d208f', table='organisations_succession', when='AFTER')),
        ),
        owned_by_partnership("organisations_alias"),
        owned_by_partnership("organisations_membership", addressed="true"),
        kept_history("organisations_aliashistoryrow"),
        kept_history("organisations_membershiphistoryrow"),
        kept_history("organisations_organisationhistoryrow", owned=False),
        kept_history("organisations_successionhistoryrow", owned=False),
        kept_history("organisations_partnershiphistoryrow", owned=False),
        kept_history("organisations_personhistoryrow", owned=False),
        kept_history("organisations_userhistoryrow", owned=False),
        kept_history("organisations_posthistoryrow", owned=False),
    ]
