import chuan.core.fields
import chuan.core.many_tables
import chuan.plans.enums
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0002_search_gets_full_text_index'),
        ('orgs', '0001_places_organisations_and_people'),
        ('plans', '0002_parents_duties_alignment_and_moves'),
    ]

    operations = [
        chuan.core.many_tables.CreateModels(
            tables=[
                migrations.CreateModel(
                    name='BatchItem',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('draw', models.PositiveSmallIntegerField(default=0)),
                        ('verdict', models.CharField(blank=True, max_length=10)),
                        ('reason', models.TextField(blank=True)),
                        ('waiting', models.BooleanField(default=True)),
                        ('checked_at', models.DateTimeField(blank=True, null=True)),
                        ('checked_by_label', models.CharField(blank=True, max_length=160)),
                        ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='batch_items', to='plans.assignment')),
                        ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='plans.confirmationbatch')),
                    ],
                    options={
                        'ordering': ('pk',),
                        'constraints': [models.UniqueConstraint(fields=('batch', 'assignment'), name='one_place_in_a_batch'), models.UniqueConstraint(condition=models.Q(('waiting', True)), fields=('assignment',), name='a_share_waits_in_one_batch')],
                    },
                ),
                migrations.CreateModel(
                    name='Confirmation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('verdict', models.CharField(max_length=10)),
                        ('depth', models.CharField(default=chuan.plans.enums.CheckDepth['SINGLE'], max_length=8)),
                        ('by_itself', models.BooleanField(default=False)),
                        ('reason', models.TextField(blank=True)),
                        ('reported_at', models.DateTimeField(blank=True, null=True)),
                        ('organisation_label', models.CharField(max_length=300)),
                        ('path', chuan.core.fields.PathField(max_length=120)),
                        ('by_id', models.CharField(max_length=32)),
                        ('by_label', models.CharField(max_length=160)),
                        ('at', models.DateTimeField()),
                        ('undone_at', models.DateTimeField(blank=True, null=True)),
                        ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='confirmations', to='plans.assignment')),
                        ('batch', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='confirmations', to='plans.confirmationbatch')),
                    ],
                    options={
                        'ordering': ('-at', '-id'),
                        'constraints': [models.UniqueConstraint(condition=models.Q(('undone_at__isnull', True)), fields=('assignment', 'reported_at'), name='one_verdict_on_a_report')],
                    },
                ),
                migrations.CreateModel(
                    name='ConfirmationBatch',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('path', chuan.core.fields.PathField(max_length=120)),
                        ('title', models.CharField(max_length=300)),
                        ('state', models.CharField(default=chuan.plans.enums.BatchState['CHECKING'], max_length=10)),
                        ('rule', models.JSONField(default=dict)),
                        ('opened_at', models.DateTimeField()),
                        ('opened_by', models.CharField(max_length=32)),
                        ('opened_by_label', models.CharField(max_length=160)),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                        ('ended_by_label', models.CharField(blank=True, max_length=160)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.organisation')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['path', 'state', '-opened_at'], name='batch_by_body')],
                    },
                ),
                migrations.CreateModel(
                    name='Difficulty',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('path', chuan.core.fields.PathField(max_length=120)),
                        ('text', models.TextField()),
                        ('asked', models.TextField(blank=True)),
                        ('state', models.CharField(default=chuan.plans.enums.DifficultyState['OPEN'], max_length=10)),
                        ('answerer_path', chuan.core.fields.PathField(max_length=120)),
                        ('answer_on', models.DateField()),
                        ('is_sample', models.BooleanField(default=False)),
                        ('once', models.CharField(blank=True, max_length=64)),
                        ('raised_by', models.CharField(max_length=32)),
                        ('raised_by_label', models.CharField(max_length=160)),
                        ('raised_at', models.DateTimeField()),
                        ('closed_at', models.DateTimeField(blank=True, null=True)),
                        ('told_late_on', models.DateField(blank=True, null=True)),
                        ('answerer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.organisation')),
                        ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='difficulties', to='plans.assignment')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.organisation')),
                        ('task', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='difficulties', to='plans.task')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['answerer_path', 'state', 'answer_on'], name='difficulty_by_answerer'), models.Index(fields=['path', 'state'], name='difficulty_by_asker')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='difficulty_says_what_happened'), models.UniqueConstraint(condition=models.Q(('once', ''), _negated=True), fields=('assignment', 'once'), name='one_difficulty_per_sending')],
                    },
                ),
                migrations.CreateModel(
                    name='DifficultyFile',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('difficulty', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='plans.difficulty')),
                        ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.storedfile')),
                    ],
                ),
                migrations.CreateModel(
                    name='DifficultyStep',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('event', models.CharField(max_length=10)),
                        ('organisation_label', models.CharField(max_length=300)),
                        ('path', chuan.core.fields.PathField(max_length=120)),
                        ('to_label', models.CharField(blank=True, max_length=300)),
                        ('text', models.TextField(blank=True)),
                        ('due_on', models.DateField(blank=True, null=True)),
                        ('was_late', models.BooleanField(default=False)),
                        ('by_id', models.CharField(max_length=32)),
                        ('by_label', models.CharField(max_length=160)),
                        ('at', models.DateTimeField()),
                        ('difficulty', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='plans.difficulty')),
                    ],
                    options={
                        'ordering': ('at', 'id'),
                    },
                ),
                migrations.CreateModel(
                    name='Evidence',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('kind', models.CharField(max_length=10)),
                        ('caption', models.CharField(blank=True, max_length=300)),
                        ('statement', models.TextField(blank=True)),
                        ('link', models.CharField(blank=True, max_length=600)),
                        ('place_removed', models.BooleanField(default=False)),
                        ('reference_kind', models.CharField(blank=True, max_length=40)),
                        ('reference_id', models.CharField(blank=True, max_length=64)),
                        ('reference_label', models.CharField(blank=True, max_length=300)),
                        ('path', chuan.core.fields.PathField(max_length=120)),
                        ('once', models.CharField(blank=True, max_length=64)),
                        ('by_id', models.CharField(max_length=32)),
                        ('by_label', models.CharField(max_length=160)),
                        ('at', models.DateTimeField()),
                        ('removed_at', models.DateTimeField(blank=True, null=True)),
                        ('removed_by_label', models.CharField(blank=True, max_length=160)),
                        ('removed_reason', models.TextField(blank=True)),
                        ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='plans.assignment')),
                        ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.storedfile')),
                    ],
                    options={
                        'ordering': ('at', 'id'),
                        'constraints': [models.UniqueConstraint(condition=models.Q(('once', ''), _negated=True), fields=('assignment', 'once'), name='one_piece_of_evidence_per_sending'), models.CheckConstraint(condition=models.Q(('file__isnull', False), models.Q(('link', ''), _negated=True), models.Q(('statement', ''), _negated=True), models.Q(('reference_id', ''), _negated=True), _connector='OR'), name='evidence_shows_something'), models.CheckConstraint(condition=models.Q(('removed_at__isnull', True), models.Q(('removed_reason', ''), _negated=True), _connector='OR'), name='evidence_taken_back_says_why')],
                    },
                ),
                migrations.CreateModel(
                    name='Reminder',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('person_id', models.CharField(max_length=32)),
                        ('kind', models.CharField(max_length=20)),
                        ('object_id', models.BigIntegerField()),
                        ('due_on', models.DateField()),
                        ('stage', models.SmallIntegerField()),
                        ('day', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='plans.reminderday')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('person_id', 'kind', 'object_id', 'due_on', 'stage'), name='one_reminder_of_a_stage')],
                    },
                ),
                migrations.CreateModel(
                    name='ReminderDay',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('person_id', models.CharField(max_length=32)),
                        ('on', models.DateField()),
                        ('at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('person_id', 'on'), name='one_reminder_line_a_day')],
                    },
                ),
                migrations.CreateModel(
                    name='SampleDraw',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.PositiveSmallIntegerField()),
                        ('seed', models.CharField(max_length=64)),
                        ('population', models.JSONField(default=list)),
                        ('size', models.PositiveIntegerField()),
                        ('drawn', models.JSONField(default=list)),
                        ('at', models.DateTimeField()),
                        ('by_label', models.CharField(max_length=160)),
                        ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='draws', to='plans.confirmationbatch')),
                    ],
                    options={
                        'ordering': ('number',),
                        'constraints': [models.UniqueConstraint(fields=('batch', 'number'), name='one_draw_of_a_number')],
                    },
                ),
                migrations.CreateModel(
                    name='ShareStep',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('event', models.CharField(max_length=10)),
                        ('before', models.CharField(max_length=12)),
                        ('after', models.CharField(max_length=12)),
                        ('closed_before', models.DateTimeField(blank=True, null=True)),
                        ('reason', models.TextField(blank=True)),
                        ('by_id', models.CharField(max_length=32)),
                        ('by_label', models.CharField(max_length=160)),
                        ('by_body', models.CharField(blank=True, max_length=300)),
                        ('at', models.DateTimeField()),
                        ('undone_at', models.DateTimeField(blank=True, null=True)),
                        ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='plans.assignment')),
                        ('opened', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='plans.assignment')),
                    ],
                    options={
                        'ordering': ('-at', '-id'),
                    },
                ),
                migrations.CreateModel(
                    name='TaskMessage',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('path', chuan.core.fields.PathField(max_length=120)),
                        ('text', models.TextField()),
                        ('once', models.CharField(blank=True, max_length=64)),
                        ('by_id', models.CharField(max_length=32)),
                        ('by_label', models.CharField(max_length=160)),
                        ('at', models.DateTimeField()),
                        ('mentions', models.ManyToManyField(blank=True, related_name='+', to='orgs.organisation')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.organisation')),
                        ('task', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='messages', to='plans.task')),
                    ],
                    options={
                        'ordering': ('at', 'id'),
                        'indexes': [models.Index(fields=['task', '-at', '-id'], name='message_by_task')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='message_says_something'), models.UniqueConstraint(condition=models.Q(('once', ''), _negated=True), fields=('task', 'once'), name='one_message_per_sending')],
                    },
                ),
                migrations.CreateModel(
                    name='WorkRules',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('path', chuan.core.fields.PathField(max_length=120, unique=True)),
                        ('sample_least', models.PositiveSmallIntegerField(default=3)),
                        ('sample_percent', models.PositiveSmallIntegerField(default=10)),
                        ('answer_days', models.PositiveSmallIntegerField(default=5)),
                        ('by_label', models.CharField(max_length=160)),
                        ('at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('sample_least__gte', 1), ('sample_percent__range', (1, 100))), name='a_sample_has_a_size'), models.CheckConstraint(condition=models.Q(('answer_days__range', (1, 60))), name='an_answer_has_its_days')],
                    },
                ),
            ],
        ),
        migrations.AddField(
            model_name='assignment',
            name='confirmed_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='assignment',
            name='confirmed_by_itself',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='assignment',
            name='confirmed_depth',
            field=models.CharField(blank=True, max_length=8),
        ),
        migrations.AddField(
            model_name='assignment',
            name='confirmer_path',
            field=chuan.core.fields.PathField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name='assignment',
            name='reported_by',
            field=models.CharField(blank=True, max_length=32),
        ),
        migrations.AddField(
            model_name='task',
            name='funding_programme',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='task',
            name='funding_source',
            field=models.CharField(blank=True, max_length=12),
        ),
        migrations.AddField(
            model_name='task',
            name='funding_vnd',
            field=models.BigIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='task',
            name='parent_task',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='child_tasks', to='plans.task'),
        ),
        migrations.AddField(
            model_name='task',
            name='pillar',
            field=models.CharField(blank=True, max_length=3),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(condition=models.Q(('state', chuan.plans.enums.AssignmentState['REPORTED'])), fields=['confirmer_path', 'closed_at', 'id'], name='share_to_confirm'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(('funding_vnd__isnull', True), ('funding_vnd__gte', 0), _connector='OR'), name='funding_is_not_below_zero'),
        ),
    ]
