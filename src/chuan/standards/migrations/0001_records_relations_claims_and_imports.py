import chuan.core.fields
import chuan.core.many_tables
import chuan.domain.confidence
import chuan.standards.enums
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
                    name='ImportRun',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('owner_path', chuan.core.fields.PathField(max_length=120)),
                        ('format', models.CharField(max_length=10)),
                        ('source_name', models.CharField(max_length=300)),
                        ('etag', models.CharField(blank=True, max_length=200)),
                        ('sha256', models.CharField(max_length=64)),
                        ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.storedfile')),
                        ('answer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.storedfile')),
                        ('state', models.CharField(default=chuan.standards.enums.RunState['READING'], max_length=8)),
                        ('message', models.CharField(blank=True, max_length=500)),
                        ('rows', models.PositiveIntegerField(default=0)),
                        ('new', models.PositiveIntegerField(default=0)),
                        ('changed', models.PositiveIntegerField(default=0)),
                        ('same', models.PositiveIntegerField(default=0)),
                        ('doubt', models.PositiveIntegerField(default=0)),
                        ('refused', models.PositiveIntegerField(default=0)),
                        ('written', models.PositiveIntegerField(default=0)),
                        ('left', models.PositiveIntegerField(default=0)),
                        ('job_uid', models.UUIDField(blank=True, null=True)),
                        ('started_at', models.DateTimeField()),
                        ('started_by', models.CharField(max_length=32)),
                        ('started_by_label', models.CharField(max_length=160)),
                        ('applied_at', models.DateTimeField(blank=True, null=True)),
                        ('undone_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['owner_path', '-started_at'], name='import_by_body')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['reading', 'read', 'applying', 'applied', 'undoing', 'undone', 'failed', 'dropped'])), name='import_of_standards_has_a_known_state')],
                    },
                ),
                migrations.CreateModel(
                    name='Standard',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('kind', models.CharField(max_length=14)),
                        ('series', models.CharField(max_length=60)),
                        ('body', models.CharField(blank=True, max_length=200)),
                        ('designation', models.CharField(max_length=200)),
                        ('key', models.CharField(max_length=160)),
                        ('family', models.CharField(max_length=160)),
                        ('sort_key', models.CharField(max_length=300)),
                        ('slug', models.CharField(max_length=180, unique=True)),
                        ('year', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('title_vi', models.CharField(blank=True, max_length=600)),
                        ('title_en', models.CharField(blank=True, max_length=600)),
                        ('status', models.CharField(default=chuan.standards.enums.Status['UNKNOWN'], max_length=10)),
                        ('issued_on', models.DateField(blank=True, null=True)),
                        ('effective_on', models.DateField(blank=True, null=True)),
                        ('ended_on', models.DateField(blank=True, null=True)),
                        ('review_due_on', models.DateField(blank=True, null=True)),
                        ('decision_symbol', models.CharField(blank=True, max_length=80)),
                        ('decision_on', models.DateField(blank=True, null=True)),
                        ('committee', models.CharField(blank=True, max_length=200)),
                        ('pages', models.PositiveIntegerField(blank=True, null=True)),
                        ('language', models.CharField(blank=True, max_length=40)),
                        ('price_vnd', models.PositiveBigIntegerField(blank=True, null=True)),
                        ('link', models.CharField(blank=True, max_length=400)),
                        ('scope', models.CharField(blank=True, max_length=1000)),
                        ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.organisation')),
                        ('owner_path', chuan.core.fields.PathField(blank=True, max_length=120)),
                        ('is_public', models.BooleanField(default=True)),
                        ('is_sample', models.BooleanField(default=False)),
                        ('source', models.CharField(blank=True, max_length=300)),
                        ('confidence', models.CharField(default=chuan.domain.confidence.Confidence['UNCONFIRMED'], max_length=1)),
                        ('by_hand', models.BooleanField(default=False)),
                        ('imported_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='standards.importrun')),
                        ('updated_at', models.DateTimeField()),
                    ],
                    options={
                        'indexes': [models.Index(fields=['family'], name='standard_by_family'), models.Index(fields=['sort_key'], name='standard_by_number'), models.Index(fields=['kind', 'status'], name='standard_by_kind'), models.Index(fields=['owner_path'], name='standard_by_owner')],
                        'constraints': [models.UniqueConstraint(fields=('key', 'owner_path'), name='one_record_of_an_edition_in_a_register'), models.CheckConstraint(condition=models.Q(('kind__in', ['tcvn', 'qcvn', 'qcdp', 'tccs', 'dlvn', 'sector', 'international', 'regional', 'foreign', 'other'])), name='standard_has_a_known_kind'), models.CheckConstraint(condition=models.Q(('status__in', ['in_force', 'not_yet', 'withdrawn', 'draft', 'unknown'])), name='standard_has_a_known_status')],
                    },
                ),
                migrations.CreateModel(
                    name='IcsField',
                    fields=[
                        ('code', models.CharField(max_length=10, primary_key=True, serialize=False)),
                        ('level', models.PositiveSmallIntegerField()),
                        ('parent_code', models.CharField(blank=True, max_length=10)),
                        ('name_vi', models.CharField(blank=True, max_length=300)),
                        ('name_en', models.CharField(max_length=300)),
                        ('notes', models.CharField(blank=True, max_length=600)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['parent_code'], name='ics_by_parent')],
                    },
                ),
                migrations.CreateModel(
                    name='StandardRelation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='does', to='standards.standard')),
                        ('target', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='undergoes', to='standards.standard')),
                        ('relation', models.CharField(max_length=12)),
                        ('target_key', models.CharField(max_length=160)),
                        ('target_family', models.CharField(max_length=160)),
                        ('target_label', models.CharField(max_length=200)),
                        ('degree', models.CharField(blank=True, max_length=3)),
                        ('confidence', models.CharField(default=chuan.domain.confidence.Confidence['UNCONFIRMED'], max_length=1)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['target_key'], name='relation_by_target_key'), models.Index(fields=['target_family'], name='relation_by_target_family')],
                        'constraints': [models.UniqueConstraint(fields=('source', 'relation', 'target_key'), name='one_relation_of_a_kind_between_two_numbers'), models.CheckConstraint(condition=models.Q(('target__isnull', True), models.Q(('source', models.F('target')), _negated=True), _connector='OR'), name='standard_does_nothing_to_itself'), models.CheckConstraint(condition=models.Q(('relation__in', ['replaces', 'replaced_by', 'amends', 'amended_by', 'corrects', 'adopts', 'cites'])), name='relation_of_standards_is_known'), models.CheckConstraint(condition=models.Q(('degree', ''), models.Q(('relation', 'adopts'), ('degree__in', ['IDT', 'MOD', 'NEQ'])), _connector='OR'), name='only_an_adoption_has_a_degree')],
                    },
                ),
                migrations.CreateModel(
                    name='StandardIcs',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('standard', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='fields', to='standards.standard')),
                        ('code', models.CharField(max_length=10)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['code'], name='standard_by_field')],
                        'constraints': [models.UniqueConstraint(fields=('standard', 'code'), name='standard_is_in_a_field_once')],
                    },
                ),
                migrations.CreateModel(
                    name='StandardTerritory',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('standard', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='territory', to='standards.standard')),
                        ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.place')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('standard', 'place'), name='standard_applies_in_a_place_once')],
                    },
                ),
                migrations.CreateModel(
                    name='RegisterState',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('changed_at', models.DateTimeField()),
                        ('known_total', models.PositiveIntegerField(blank=True, null=True)),
                        ('known_total_source', models.CharField(blank=True, max_length=300)),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='one_state_of_the_register')],
                    },
                ),
                migrations.CreateModel(
                    name='Claim',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.organisation')),
                        ('owner_path', chuan.core.fields.PathField(max_length=120)),
                        ('standard', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='standards.standard')),
                        ('kind', models.CharField(default=chuan.standards.enums.ClaimKind['APPLIED'], max_length=10)),
                        ('products', models.CharField(blank=True, max_length=300)),
                        ('reference', models.CharField(blank=True, max_length=200)),
                        ('note', models.CharField(blank=True, max_length=500)),
                        ('declared_on', models.DateField()),
                        ('valid_until', models.DateField(blank=True, null=True)),
                        ('state', models.CharField(default=chuan.standards.enums.ClaimState['DECLARED'], max_length=9)),
                        ('declared_by', models.CharField(max_length=32)),
                        ('declared_by_label', models.CharField(max_length=160)),
                        ('decided_at', models.DateTimeField(blank=True, null=True)),
                        ('decided_by_label', models.CharField(blank=True, max_length=300)),
                        ('reason', models.CharField(blank=True, max_length=500)),
                        ('superseded_at', models.DateTimeField(blank=True, null=True)),
                        ('ended_on', models.DateField(blank=True, null=True)),
                        ('is_sample', models.BooleanField(default=False)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['standard', 'state'], name='claim_by_standard'), models.Index(fields=['owner_path', 'state'], name='claim_by_body')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'ended'), _negated=True), fields=('organisation', 'standard', 'kind', 'products'), name='one_living_claim_of_a_body_for_a_product'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'confirmed'), _negated=True), models.Q(('decided_at__isnull', False), models.Q(('decided_by_label', ''), _negated=True)), _connector='OR'), name='a_confirmed_claim_says_by_whom_and_when'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'returned'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='a_returned_claim_says_why')],
                    },
                ),
                migrations.CreateModel(
                    name='StandardFollower',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('standard', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='followers', to='standards.standard')),
                        ('person_id', models.CharField(max_length=32)),
                        ('path', chuan.core.fields.PathField(blank=True, max_length=120)),
                        ('since', models.DateTimeField()),
                    ],
                    options={
                        'indexes': [models.Index(fields=['person_id'], name='followed_by_person')],
                        'constraints': [models.UniqueConstraint(fields=('standard', 'person_id'), name='a_person_follows_a_standard_once')],
                    },
                ),
                migrations.CreateModel(
                    name='ImportRow',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='standards.importrun')),
                        ('line', models.PositiveIntegerField()),
                        ('outcome', models.CharField(max_length=8)),
                        ('label', models.CharField(blank=True, max_length=200)),
                        ('key', models.CharField(blank=True, max_length=160)),
                        ('reason', models.CharField(blank=True, max_length=500)),
                        ('words', models.JSONField(default=dict)),
                        ('before', models.JSONField(default=dict)),
                        ('done', models.BooleanField(default=False)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['run', 'outcome', 'line'], name='import_row_by_outcome')],
                        'constraints': [models.UniqueConstraint(fields=('run', 'line'), name='one_row_for_a_line_of_an_import'), models.CheckConstraint(condition=models.Q(('outcome__in', ['new', 'changed', 'same', 'doubt', 'refused'])), name='row_of_an_import_has_a_known_outcome')],
                    },
                ),
            ],
        ),
    ]
