import chuan.core.fields
import chuan.core.many_tables
import chuan.procedures.enums
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('core', '0003_forms_are_done_once'),
        ('orgs', '0001_places_organisations_and_people'),
    ]

    operations = [
        chuan.core.many_tables.CreateModels(
            tables=[
                migrations.CreateModel(
                    name='Procedure',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.SlugField(max_length=60, unique=True)),
                        ('title', models.CharField(max_length=300)),
                        ('folded', models.TextField(blank=True)),
                        ('is_public', models.BooleanField(default=True)),
                        ('is_sample', models.BooleanField(default=False)),
                    ],
                ),
                migrations.CreateModel(
                    name='ProcedureVersion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('procedure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='procedures.procedure')),
                        ('number', models.PositiveSmallIntegerField()),
                        ('title', models.CharField(max_length=300)),
                        ('valid_from', models.DateField()),
                        ('valid_until', models.DateField(blank=True, null=True)),
                        ('confidence', models.CharField(max_length=1)),
                        ('source', models.TextField()),
                        ('sha256', models.CharField(max_length=64)),
                        ('loaded_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ('-valid_from', '-number'),
                        'constraints': [models.UniqueConstraint(fields=('procedure', 'number'), name='one_version_of_a_procedure_per_number'), models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='version_of_a_procedure_does_not_end_before_it_begins')],
                    },
                ),
                migrations.CreateModel(
                    name='VersionBasis',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='basis_rows', to='procedures.procedureversion')),
                        ('symbol', models.CharField(max_length=60)),
                        ('article', models.CharField(blank=True, max_length=200)),
                        ('confidence', models.CharField(max_length=1)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('version', 'symbol', 'article'), name='one_row_for_an_article_of_a_version')],
                    },
                ),
                migrations.CreateModel(
                    name='Dossier',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('number', models.CharField(blank=True, max_length=40)),
                        ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dossiers', to='procedures.procedureversion')),
                        ('title', models.CharField(max_length=400)),
                        ('folded', models.CharField(blank=True, max_length=500)),
                        ('subject_kind', models.CharField(blank=True, max_length=40)),
                        ('subject_id', models.BigIntegerField(blank=True, null=True)),
                        ('subject_label', models.CharField(blank=True, max_length=300)),
                        ('applicant_label', models.CharField(blank=True, max_length=300)),
                        ('state', models.CharField(max_length=40)),
                        ('state_label', models.CharField(max_length=160)),
                        ('waits_for', models.CharField(blank=True, max_length=300)),
                        ('owner_path', chuan.core.fields.PathField(max_length=120)),
                        ('opened_as', models.CharField(max_length=40)),
                        ('opened_on', models.DateField()),
                        ('received_on', models.DateField(blank=True, null=True)),
                        ('closed_on', models.DateField(blank=True, null=True)),
                        ('closed_late', models.BooleanField(default=False)),
                        ('due_on', models.DateField(blank=True, null=True)),
                        ('seen', models.PositiveIntegerField(default=1)),
                        ('is_sample', models.BooleanField(default=False)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['owner_path', 'due_on'], name='dossier_by_body_and_date'), models.Index(fields=['subject_kind', 'subject_id'], name='dossier_by_subject'), models.Index(fields=['version', 'state'], name='dossier_by_version')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('number',), name='one_dossier_per_number')],
                    },
                ),
                migrations.CreateModel(
                    name='DossierParty',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parties', to='procedures.dossier')),
                        ('role', models.CharField(max_length=40)),
                        ('label', models.CharField(max_length=300)),
                        ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.organisation')),
                        ('path', chuan.core.fields.PathField(blank=True, max_length=120)),
                        ('has_turn', models.BooleanField(default=False)),
                        ('since', models.DateField()),
                    ],
                    options={
                        'indexes': [models.Index(fields=['path', 'has_turn'], name='party_by_body_and_turn')],
                        'constraints': [models.UniqueConstraint(fields=('dossier', 'role', 'label'), name='one_row_for_a_body_in_a_role_of_a_dossier')],
                    },
                ),
                migrations.CreateModel(
                    name='DossierStep',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='procedures.dossier')),
                        ('number', models.PositiveIntegerField()),
                        ('kind', models.CharField(max_length=10)),
                        ('event', models.CharField(max_length=40)),
                        ('label', models.CharField(max_length=200)),
                        ('source', models.CharField(blank=True, max_length=40)),
                        ('target', models.CharField(max_length=40)),
                        ('on', models.DateField()),
                        ('at', models.DateTimeField()),
                        ('role', models.CharField(blank=True, max_length=40)),
                        ('by_id', models.CharField(blank=True, max_length=64)),
                        ('by_label', models.CharField(max_length=160)),
                        ('organisation_label', models.CharField(blank=True, max_length=300)),
                        ('path', chuan.core.fields.PathField(blank=True, max_length=120)),
                        ('reason', models.CharField(blank=True, max_length=60)),
                        ('reason_words', models.CharField(blank=True, max_length=600)),
                        ('note', models.CharField(blank=True, max_length=2000)),
                        ('flags', models.CharField(blank=True, max_length=200)),
                        ('undoes', models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        'ordering': ('number',),
                        'constraints': [models.UniqueConstraint(fields=('dossier', 'number'), name='one_step_of_a_dossier_per_number')],
                    },
                ),
                migrations.CreateModel(
                    name='StepField',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('step', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='values', to='procedures.dossierstep')),
                        ('key', models.CharField(max_length=40)),
                        ('label', models.CharField(max_length=200)),
                        ('value', models.CharField(max_length=1000)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('step', 'key'), name='one_value_of_a_field_per_step')],
                    },
                ),
                migrations.CreateModel(
                    name='DossierClock',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='clocks', to='procedures.dossier')),
                        ('key', models.CharField(max_length=40)),
                        ('label', models.CharField(max_length=200)),
                        ('kind', models.CharField(max_length=10)),
                        ('state', models.CharField(default=chuan.procedures.enums.ClockState['WAITING'], max_length=10)),
                        ('started_on', models.DateField(blank=True, null=True)),
                        ('due_on', models.DateField(blank=True, null=True)),
                        ('paused_on', models.DateField(blank=True, null=True)),
                        ('stopped_on', models.DateField(blank=True, null=True)),
                        ('told_due', models.DateField(blank=True, null=True)),
                        ('told_end', models.DateField(blank=True, null=True)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['state', 'due_on'], name='dossier_clock_by_date')],
                        'constraints': [models.UniqueConstraint(fields=('dossier', 'key'), name='one_clock_of_a_dossier_per_key')],
                    },
                ),
                migrations.CreateModel(
                    name='DossierPaper',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='papers', to='procedures.dossier')),
                        ('key', models.CharField(max_length=40)),
                        ('label', models.CharField(max_length=300)),
                        ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.storedfile')),
                        ('note', models.CharField(blank=True, max_length=400)),
                        ('at', models.DateTimeField()),
                        ('by_id', models.CharField(blank=True, max_length=64)),
                        ('by_label', models.CharField(max_length=160)),
                        ('replaced_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'ordering': ('at', 'pk'),
                        'indexes': [models.Index(condition=models.Q(('replaced_at__isnull', True)), fields=['dossier', 'key'], name='standing_paper_of_a_dossier')],
                    },
                ),
                migrations.CreateModel(
                    name='Receipt',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('dossier', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='receipt', to='procedures.dossier')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.organisation')),
                        ('year', models.PositiveSmallIntegerField()),
                        ('number', models.PositiveIntegerField()),
                        ('code', models.CharField(max_length=16, unique=True)),
                        ('issued_at', models.DateTimeField()),
                        ('due_on', models.DateField(blank=True, null=True)),
                        ('by_id', models.CharField(blank=True, max_length=64)),
                        ('by_label', models.CharField(max_length=160)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('organisation', 'year', 'number'), name='one_receipt_per_number_in_a_year_of_a_body')],
                    },
                ),
            ],
        ),
    ]
