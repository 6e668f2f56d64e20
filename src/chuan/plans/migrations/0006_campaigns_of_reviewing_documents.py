import chuan.core.fields
import chuan.core.many_tables
import chuan.plans.enums
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0003_forms_are_done_once'),
        ('documents', '0005_a_meeting_says_who_concluded'),
        ('law', '0002_days_of_the_working_calendar'),
        ('orgs', '0001_places_organisations_and_people'),
        ('plans', '0005_child_drafts_and_counterparts'),
    ]

    operations = [
        chuan.core.many_tables.CreateModels(
            tables=[
                migrations.CreateModel(
                    name='Campaign',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('owner_path', chuan.core.fields.PathField(max_length=120)),
                        ('title', models.CharField(max_length=300)),
                        ('basis', models.TextField(blank=True)),
                        ('extent', models.TextField(blank=True)),
                        ('product', models.TextField(blank=True)),
                        ('due_on', models.DateField()),
                        ('state', models.CharField(default=chuan.plans.enums.CampaignState['DRAFT'], max_length=8)),
                        ('opened_on', models.DateField(blank=True, null=True)),
                        ('closed_on', models.DateField(blank=True, null=True)),
                        ('closing_note', models.TextField(blank=True)),
                        ('is_sample', models.BooleanField(default=False)),
                        ('created_at', models.DateTimeField()),
                        ('created_by_label', models.CharField(max_length=160)),
                        ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.organisation')),
                        ('task', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='campaigns', to='plans.task')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['owner_path', 'state', 'due_on'], name='campaign_by_owner')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('state', chuan.plans.enums.CampaignState['DRAFT']), ('opened_on__isnull', False), _connector='OR'), name='an_open_campaign_says_when_it_began'), models.CheckConstraint(condition=models.Q(models.Q(('state', chuan.plans.enums.CampaignState['CLOSED']), _negated=True), ('closed_on__isnull', False), _connector='OR'), name='a_closed_campaign_says_when_it_ended')],
                    },
                ),
                migrations.CreateModel(
                    name='CampaignDocument',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('key', models.CharField(max_length=160)),
                        ('symbol', models.CharField(blank=True, max_length=120)),
                        ('title', models.TextField(blank=True)),
                        ('issuer_label', models.CharField(blank=True, max_length=300)),
                        ('issued_on', models.DateField(blank=True, null=True)),
                        ('why', models.CharField(blank=True, max_length=400)),
                        ('path', chuan.core.fields.PathField(blank=True, max_length=120)),
                        ('reviewer_id', models.CharField(blank=True, max_length=32)),
                        ('reviewer_label', models.CharField(blank=True, max_length=160)),
                        ('due_on', models.DateField(blank=True, null=True)),
                        ('state', models.CharField(default=chuan.plans.enums.ExaminedState['WAITING'], max_length=10)),
                        ('submitted_at', models.DateTimeField(blank=True, null=True)),
                        ('submitted_by_label', models.CharField(blank=True, max_length=160)),
                        ('approved_on', models.DateField(blank=True, null=True)),
                        ('approved_by_label', models.CharField(blank=True, max_length=160)),
                        ('reminded_on', models.DateField(blank=True, null=True)),
                        ('act', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='law.act')),
                        ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='documents', to='plans.campaign')),
                        ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='documents.document')),
                        ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.organisation')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['path', 'state', 'due_on'], name='under_review_by_body'), models.Index(fields=['reviewer_id', 'state'], name='under_review_by_person')],
                        'constraints': [models.UniqueConstraint(fields=('campaign', 'key'), name='one_review_of_a_document_in_a_campaign'), models.CheckConstraint(condition=models.Q(models.Q(('symbol', ''), _negated=True), models.Q(('title', ''), _negated=True), _connector='OR'), name='a_document_under_review_has_a_name'), models.CheckConstraint(condition=models.Q(('state', chuan.plans.enums.ExaminedState['WAITING']), ('organisation__isnull', False), _connector='OR'), name='a_document_under_review_was_given_to_a_body'), models.CheckConstraint(condition=models.Q(models.Q(('state', chuan.plans.enums.ExaminedState['APPROVED']), _negated=True), ('approved_on__isnull', False), _connector='OR'), name='an_approved_review_says_when')],
                    },
                ),
                migrations.CreateModel(
                    name='CampaignFile',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('caption', models.CharField(blank=True, max_length=300)),
                        ('at', models.DateTimeField()),
                        ('by_label', models.CharField(max_length=160)),
                        ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='plans.campaigndocument')),
                        ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.storedfile')),
                    ],
                    options={
                        'ordering': ('pk',),
                    },
                ),
                migrations.CreateModel(
                    name='CampaignFinding',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('verdict', models.CharField(max_length=12)),
                        ('article', models.CharField(blank=True, max_length=200)),
                        ('quote', models.TextField(blank=True)),
                        ('basis', models.TextField(blank=True)),
                        ('action', models.CharField(max_length=10)),
                        ('content', models.TextField(blank=True)),
                        ('to', models.CharField(max_length=8)),
                        ('to_name', models.CharField(blank=True, max_length=300)),
                        ('proposal', models.CharField(default=chuan.plans.enums.ProposalState['NONE'], max_length=10)),
                        ('asked_symbol', models.CharField(blank=True, max_length=120)),
                        ('asked_on', models.DateField(blank=True, null=True)),
                        ('made_symbol', models.CharField(blank=True, max_length=120)),
                        ('made_on', models.DateField(blank=True, null=True)),
                        ('declined_why', models.TextField(blank=True)),
                        ('ask_again_on', models.DateField(blank=True, null=True)),
                        ('reminded_on', models.DateField(blank=True, null=True)),
                        ('at', models.DateTimeField()),
                        ('by_label', models.CharField(max_length=160)),
                        ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='plans.campaigndocument')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['proposal', 'ask_again_on'], name='finding_by_proposal')],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('proposal', chuan.plans.enums.ProposalState['ISSUED']), _negated=True), models.Q(('made_symbol', ''), _negated=True), _connector='OR'), name='a_proposal_that_was_issued_says_as_what'), models.CheckConstraint(condition=models.Q(models.Q(('proposal', chuan.plans.enums.ProposalState['DECLINED']), _negated=True), models.Q(('declined_why', ''), _negated=True), _connector='OR'), name='a_proposal_that_was_declined_says_why')],
                        'ordering': ('pk',),
                    },
                ),
                migrations.CreateModel(
                    name='CampaignStep',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('event', models.CharField(max_length=10)),
                        ('after', models.CharField(max_length=10)),
                        ('text', models.TextField(blank=True)),
                        ('body_label', models.CharField(blank=True, max_length=300)),
                        ('by_label', models.CharField(max_length=160)),
                        ('at', models.DateTimeField()),
                        ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='plans.campaigndocument')),
                        ('finding', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='plans.campaignfinding')),
                    ],
                    options={
                        'ordering': ('-at', '-pk'),
                    },
                ),
            ],
        ),
    ]
