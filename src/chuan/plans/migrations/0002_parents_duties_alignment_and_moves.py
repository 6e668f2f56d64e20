import chuan.core.fields
import chuan.core.many_tables
import chuan.plans.enums
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0001_uploads_drafts_documents_and_copies'),
        ('law', '0002_days_of_the_working_calendar'),
        ('orgs', '0001_places_organisations_and_people'),
        ('plans', '0001_plans_tasks_shares_and_notes'),
    ]

    operations = [
        chuan.core.many_tables.CreateModels(
            tables=[
                migrations.CreateModel(
                    name='AlignmentResult',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.CharField(max_length=64, unique=True)),
                        ('content', models.JSONField()),
                        ('at', models.DateTimeField(db_index=True)),
                    ],
                ),
                migrations.CreateModel(
                    name='DutyClause',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('order', models.PositiveSmallIntegerField(default=0)),
                        ('clause', models.CharField(blank=True, max_length=120)),
                        ('quote', models.TextField()),
                        ('names', models.JSONField(default=list)),
                        ('due_on', models.DateField(blank=True, null=True)),
                        ('due_basis', models.JSONField(default=list)),
                        ('own_due_on', models.DateField(blank=True, null=True)),
                        ('state', models.CharField(default=chuan.plans.enums.LinkState['PROPOSED'], max_length=10)),
                        ('note', models.TextField(blank=True)),
                        ('by_label', models.CharField(blank=True, max_length=160)),
                        ('at', models.DateTimeField()),
                        ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='duty_clauses', to='plans.plan')),
                    ],
                    options={
                        'ordering': ('order', 'pk'),
                    },
                ),
                migrations.CreateModel(
                    name='MoveProposal',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('owner_path', chuan.core.fields.PathField(max_length=120)),
                        ('ended_on', models.DateField()),
                        ('state', models.CharField(default=chuan.plans.enums.MoveState['OPEN'], max_length=8)),
                        ('note', models.TextField(blank=True)),
                        ('noticed_at', models.DateTimeField()),
                        ('decided_at', models.DateTimeField(blank=True, null=True)),
                        ('by_label', models.CharField(blank=True, max_length=160)),
                        ('ended', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.organisation')),
                        ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.organisation')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['owner_path', 'state', 'noticed_at'], name='move_by_owner')],
                        'constraints': [models.UniqueConstraint(fields=('owner', 'ended'), name='one_proposal_for_an_ended_body_to_an_owner')],
                    },
                ),
                migrations.CreateModel(
                    name='PlanDuty',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('name', models.CharField(max_length=300)),
                        ('path', chuan.core.fields.PathField(blank=True, max_length=120)),
                        ('area', models.CharField(blank=True, max_length=10)),
                        ('collective', models.CharField(blank=True, max_length=200)),
                        ('due_on', models.DateField(blank=True, null=True)),
                        ('due_basis', models.JSONField(default=list)),
                        ('own_due_on', models.DateField(blank=True, null=True)),
                        ('clause', models.CharField(blank=True, max_length=120)),
                        ('quote', models.TextField(blank=True)),
                        ('state', models.CharField(default=chuan.plans.enums.DutyState['EXPECTED'], max_length=10)),
                        ('proof', models.CharField(blank=True, max_length=8)),
                        ('child_symbol', models.CharField(blank=True, max_length=120)),
                        ('child_on', models.DateField(blank=True, null=True)),
                        ('fulfilled_on', models.DateField(blank=True, null=True)),
                        ('reason', models.TextField(blank=True)),
                        ('by_label', models.CharField(blank=True, max_length=160)),
                        ('at', models.DateTimeField()),
                        ('child', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='plans.plan')),
                        ('moved_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='moved_from', to='plans.planduty')),
                        ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.organisation')),
                        ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='plan_duties', to='plans.plan')),
                        ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='duties', to='plans.dutyclause')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['plan', 'area', 'state', 'due_on'], name='duty_by_plan_and_area'), models.Index(fields=['path', 'state', 'due_on'], name='duty_by_body'), models.Index(fields=['state', 'due_on'], name='duty_by_day')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('organisation__isnull', False)), fields=('plan', 'organisation'), name='one_duty_of_a_body_under_a_plan'), models.CheckConstraint(condition=models.Q(models.Q(('state', chuan.plans.enums.DutyState['FULFILLED']), _negated=True), ('fulfilled_on__isnull', False), _connector='OR'), name='a_fulfilled_duty_says_when'), models.CheckConstraint(condition=models.Q(models.Q(('state', chuan.plans.enums.DutyState['EXEMPT']), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='an_exempted_duty_says_why')],
                    },
                ),
                migrations.CreateModel(
                    name='MovedRow',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(max_length=8)),
                        ('made_new', models.BooleanField(default=True)),
                        ('basis', models.CharField(blank=True, max_length=300)),
                        ('at', models.DateTimeField()),
                        ('by_label', models.CharField(max_length=160)),
                        ('undone_at', models.DateTimeField(blank=True, null=True)),
                        ('plan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='moves', to='plans.plan')),
                        ('share', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='moves', to='plans.assignment')),
                        ('task', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='moves', to='plans.task')),
                        ('to', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.organisation')),
                        ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='plans.moveproposal')),
                        ('duty', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='moves', to='plans.planduty')),
                    ],
                    options={
                        'ordering': ('pk',),
                        'indexes': [models.Index(fields=['proposal', 'undone_at'], name='moved_row_by_proposal')],
                    },
                ),
                migrations.CreateModel(
                    name='PlanParent',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('kind', models.CharField(blank=True, max_length=80)),
                        ('symbol', models.CharField(blank=True, max_length=120)),
                        ('symbol_key', models.CharField(blank=True, max_length=120)),
                        ('issued_key', models.CharField(blank=True, max_length=10)),
                        ('issuer_label', models.CharField(blank=True, max_length=300)),
                        ('issuer_key', models.CharField(blank=True, max_length=300)),
                        ('role', models.CharField(max_length=10)),
                        ('state', models.CharField(default=chuan.plans.enums.LinkState['PROPOSED'], max_length=10)),
                        ('reason', models.CharField(blank=True, max_length=20)),
                        ('note', models.TextField(blank=True)),
                        ('quote', models.TextField(blank=True)),
                        ('order', models.PositiveSmallIntegerField(default=0)),
                        ('by_label', models.CharField(blank=True, max_length=160)),
                        ('at', models.DateTimeField()),
                        ('act', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='law.act')),
                        ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='plans_below', to='documents.document')),
                        ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parents', to='plans.plan')),
                    ],
                    options={
                        'ordering': ('order', 'pk'),
                        'indexes': [models.Index(fields=['document', 'state'], name='parent_by_document'), models.Index(condition=models.Q(('document__isnull', True)), fields=['symbol_key'], name='parent_not_held_by_symbol')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('document__isnull', False)), fields=('plan', 'document'), name='one_link_of_a_plan_to_a_parent'), models.CheckConstraint(condition=models.Q(models.Q(('symbol', ''), _negated=True), ('document__isnull', False), _connector='OR'), name='parent_names_something')],
                    },
                ),
                migrations.CreateModel(
                    name='AlignmentAnswer',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('path', chuan.core.fields.PathField(max_length=120)),
                        ('draft_uid', models.UUIDField(blank=True, null=True)),
                        ('fingerprint', models.CharField(max_length=64)),
                        ('reason', models.TextField()),
                        ('by_label', models.CharField(max_length=160)),
                        ('at', models.DateTimeField()),
                        ('parent_document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='documents.document')),
                        ('plan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='alignment_answers', to='plans.plan')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('plan__isnull', False)), fields=('path', 'plan', 'fingerprint'), name='one_answer_to_a_finding_of_a_plan'), models.UniqueConstraint(condition=models.Q(('draft_uid__isnull', False)), fields=('path', 'draft_uid', 'fingerprint'), name='one_answer_to_a_finding_of_a_draft'), models.CheckConstraint(condition=models.Q(('plan__isnull', False), ('draft_uid__isnull', False), _connector='OR'), name='an_answer_is_about_a_child')],
                    },
                ),
                migrations.CreateModel(
                    name='CarriedOut',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('owner_path', chuan.core.fields.PathField(max_length=120)),
                        ('state', models.CharField(default=chuan.plans.enums.LinkState['PROPOSED'], max_length=10)),
                        ('note', models.TextField(blank=True)),
                        ('by_label', models.CharField(blank=True, max_length=160)),
                        ('at', models.DateTimeField()),
                        ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='carries_out', to='documents.document')),
                        ('plan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='carries_out', to='plans.plan')),
                        ('task', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='carried_out_by', to='plans.task')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['document', 'state'], name='carried_out_by_document')],
                        'constraints': [models.UniqueConstraint(fields=('task', 'document'), name='one_link_of_a_party_task_to_a_document')],
                    },
                ),
            ],
        ),
        migrations.AddField(
            model_name='assignment',
            name='moved_to',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='moved_from', to='plans.assignment'),
        ),
        migrations.AddField(
            model_name='plantarget',
            name='inherited_from',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='inherited_by', to='plans.plantarget'),
        ),
        migrations.AddField(
            model_name='plantarget',
            name='inherited_seen',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name='plantarget',
            name='inherited_symbol',
            field=models.CharField(blank=True, max_length=120),
        ),
    ]
