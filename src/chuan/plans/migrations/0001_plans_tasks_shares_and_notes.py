import chuan.core.fields
import chuan.core.many_tables
import chuan.plans.enums
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0001_uploads_drafts_documents_and_copies'),
        ('orgs', '0001_places_organisations_and_people'),
        ('orgs', '__first__'),
    ]

    operations = [
        chuan.core.many_tables.CreateModels(
            tables=[
                migrations.CreateModel(
                    name='Assignment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('path', chuan.core.fields.PathField(max_length=120)),
                        ('role', models.CharField(max_length=10)),
                        ('occurrence', models.PositiveIntegerField(default=0)),
                        ('due_on', models.DateField(blank=True, null=True)),
                        ('state', models.CharField(default=chuan.plans.enums.AssignmentState['NOT_STARTED'], max_length=12)),
                        ('closed', models.BooleanField(default=False)),
                        ('closed_at', models.DateTimeField(blank=True, null=True)),
                        ('collective_from', models.CharField(blank=True, max_length=200)),
                        ('staffed', models.BooleanField(default=False)),
                        ('created_at', models.DateTimeField()),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='orgs.organisation')),
                        ('task', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assignments', to='plans.task')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['path', 'closed', 'staffed', 'due_on', 'id'], name='share_by_body_and_date'), models.Index(fields=['task', 'role', 'closed'], name='share_by_task')],
                        'constraints': [models.UniqueConstraint(fields=('task', 'organisation', 'occurrence'), name='one_share_of_a_task_per_body_and_date'), models.CheckConstraint(condition=models.Q(models.Q(('closed', False), ('closed_at__isnull', True)), models.Q(('closed', True), ('closed_at__isnull', False)), _connector='OR'), name='a_closed_share_says_when')],
                    },
                ),
                migrations.CreateModel(
                    name='Note',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(max_length=10)),
                        ('author_id', models.CharField(max_length=32)),
                        ('author_label', models.CharField(max_length=160)),
                        ('to_label', models.CharField(blank=True, max_length=160)),
                        ('text', models.TextField()),
                        ('at', models.DateTimeField()),
                        ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='plans.assignment')),
                    ],
                    options={
                        'ordering': ('at', 'id'),
                    },
                ),
                migrations.CreateModel(
                    name='Plan',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('owner_path', chuan.core.fields.PathField(max_length=120)),
                        ('title', models.TextField()),
                        ('is_sample', models.BooleanField(default=False)),
                        ('accepted_at', models.DateTimeField()),
                        ('accepted_by', models.CharField(max_length=32)),
                        ('accepted_by_label', models.CharField(max_length=160)),
                        ('copy', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='plan', to='documents.documentcopy')),
                        ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='documents.document')),
                        ('focal', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.organisation')),
                        ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='orgs.organisation')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['owner_path', '-accepted_at'], name='plan_by_owner')],
                        'constraints': [models.UniqueConstraint(fields=('document', 'owner_path'), name='one_plan_of_a_document_in_an_organisation')],
                    },
                ),
                migrations.CreateModel(
                    name='PlanSection',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('label', models.CharField(max_length=40)),
                        ('title', models.TextField(blank=True)),
                        ('depth', models.PositiveSmallIntegerField(default=1)),
                        ('order', models.PositiveIntegerField()),
                        ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='plans.plan')),
                    ],
                    options={
                        'ordering': ('order',),
                        'constraints': [models.UniqueConstraint(fields=('plan', 'order'), name='one_section_at_a_place')],
                    },
                ),
                migrations.CreateModel(
                    name='PlanTarget',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('order', models.PositiveIntegerField()),
                        ('text', models.TextField()),
                        ('value', models.FloatField(blank=True, null=True)),
                        ('unit', models.CharField(blank=True, max_length=160)),
                        ('by_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('subject', models.CharField(blank=True, max_length=500)),
                        ('recurrence', models.CharField(blank=True, max_length=10)),
                        ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='targets', to='plans.plan')),
                    ],
                    options={
                        'ordering': ('order',),
                    },
                ),
                migrations.CreateModel(
                    name='Task',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('owner_path', chuan.core.fields.PathField(max_length=120)),
                        ('order', models.PositiveIntegerField(default=0)),
                        ('kind', models.CharField(default=chuan.plans.enums.TaskKind['WORK'], max_length=8)),
                        ('state', models.CharField(default=chuan.plans.enums.TaskState['OPEN'], max_length=10)),
                        ('clause', models.CharField(blank=True, max_length=80)),
                        ('text', models.TextField()),
                        ('product', models.TextField(blank=True)),
                        ('time_text', models.CharField(blank=True, max_length=300)),
                        ('starts_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('ends_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('quarter', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('recurrence', models.CharField(blank=True, max_length=12)),
                        ('due_on', models.DateField(blank=True, null=True)),
                        ('due_basis', models.JSONField(default=list)),
                        ('pointer', models.CharField(blank=True, max_length=80)),
                        ('is_sample', models.BooleanField(default=False)),
                        ('created_at', models.DateTimeField()),
                        ('became', models.ManyToManyField(blank=True, related_name='came_from', to='plans.task')),
                        ('compiler', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.organisation')),
                        ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.organisation')),
                        ('plan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='tasks', to='plans.plan')),
                        ('section', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='tasks', to='plans.plansection')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['plan', 'order'], name='task_by_plan'), models.Index(fields=['owner_path', 'state', 'due_on'], name='task_by_owner')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='task_says_what_to_do'), models.CheckConstraint(condition=models.Q(('quarter__isnull', True), ('quarter__range', (1, 4)), _connector='OR'), name='quarter_is_one_to_four'), models.CheckConstraint(condition=models.Q(('starts_year__isnull', True), ('ends_year__isnull', True), ('starts_year__lte', models.F('ends_year')), _connector='OR'), name='task_does_not_end_before_it_begins')],
                    },
                ),
                migrations.CreateModel(
                    name='NamedBody',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=300)),
                        ('role', models.CharField(max_length=10)),
                        ('reason', models.CharField(max_length=20)),
                        ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='orgs.organisation')),
                        ('task', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='named_bodies', to='plans.task')),
                    ],
                    options={
                        'ordering': ('id',),
                    },
                ),
                migrations.CreateModel(
                    name='TaskChange',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(max_length=60)),
                        ('reason', models.TextField(blank=True)),
                        ('changes', models.JSONField(default=dict)),
                        ('actor_label', models.CharField(max_length=160)),
                        ('at', models.DateTimeField()),
                        ('task', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='plans.task')),
                    ],
                    options={
                        'ordering': ('-at', '-id'),
                    },
                ),
                migrations.CreateModel(
                    name='HandOver',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('owner_path', chuan.core.fields.PathField(max_length=120)),
                        ('organisation_label', models.CharField(max_length=300)),
                        ('from_label', models.CharField(max_length=160)),
                        ('to_label', models.CharField(max_length=160)),
                        ('reason', models.TextField(blank=True)),
                        ('items', models.JSONField(default=list)),
                        ('by_label', models.CharField(max_length=160)),
                        ('at', models.DateTimeField()),
                        ('from_person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('to_person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['owner_path', '-at'], name='hand_over_by_body')],
                    },
                ),
                migrations.CreateModel(
                    name='PersonalAssignment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('path', chuan.core.fields.PathField(max_length=120)),
                        ('given_by', models.CharField(max_length=32)),
                        ('given_by_label', models.CharField(max_length=160)),
                        ('given_at', models.DateTimeField()),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                        ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='people', to='plans.assignment')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='personal_assignments', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['person', 'ended_at'], name='share_by_person')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('assignment', 'person'), name='one_open_share_per_person')],
                    },
                ),
            ],
        ),
    ]
