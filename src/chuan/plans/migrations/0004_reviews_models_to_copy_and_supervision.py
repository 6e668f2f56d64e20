import chuan.core.fields
import chuan.core.many_tables
import chuan.plans.enums
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('orgs', '0001_places_organisations_and_people'),
        ('plans', '0003_evidence_confirmation_difficulties_and_money'),
    ]

    operations = [
        chuan.core.many_tables.CreateModels(
            tables=[
                migrations.CreateModel(
                    name='Programme',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('owner_path', chuan.core.fields.PathField(max_length=120)),
                        ('year', models.PositiveSmallIntegerField()),
                        ('title', models.CharField(max_length=300)),
                        ('symbol', models.CharField(blank=True, max_length=120)),
                        ('announced_at', models.DateTimeField(blank=True, null=True)),
                        ('created_at', models.DateTimeField()),
                        ('created_by_label', models.CharField(max_length=160)),
                        ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.organisation')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['owner_path', '-year'], name='programme_by_owner')],
                    },
                ),
                migrations.CreateModel(
                    name='Recommendation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('text', models.TextField()),
                        ('path', chuan.core.fields.PathField(max_length=120)),
                        ('due_on', models.DateField()),
                        ('state', models.CharField(default=chuan.plans.enums.RecommendationState['OPEN'], max_length=10)),
                        ('created_at', models.DateTimeField()),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.organisation')),
                        ('supervision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recommendations', to='plans.supervision')),
                    ],
                    options={
                        'ordering': ('due_on', 'pk'),
                        'indexes': [models.Index(fields=['path', 'state', 'due_on'], name='recommendation_by_body')],
                    },
                ),
                migrations.CreateModel(
                    name='RecommendationStep',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('state', models.CharField(max_length=10)),
                        ('text', models.TextField(blank=True)),
                        ('body_label', models.CharField(max_length=300)),
                        ('by_label', models.CharField(max_length=160)),
                        ('at', models.DateTimeField()),
                        ('recommendation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='plans.recommendation')),
                    ],
                    options={
                        'ordering': ('at', 'pk'),
                    },
                ),
                migrations.CreateModel(
                    name='Review',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('owner_path', chuan.core.fields.PathField(max_length=120)),
                        ('kind', models.CharField(max_length=8)),
                        ('state', models.CharField(default=chuan.plans.enums.ReviewState['PLANNED'], max_length=10)),
                        ('period_from', models.DateField()),
                        ('period_until', models.DateField()),
                        ('due_on', models.DateField()),
                        ('quote', models.TextField(blank=True)),
                        ('held_on', models.DateField(blank=True, null=True)),
                        ('findings', models.TextField(blank=True)),
                        ('conclusion_symbol', models.CharField(blank=True, max_length=120)),
                        ('conclusion_on', models.DateField(blank=True, null=True)),
                        ('created_at', models.DateTimeField()),
                        ('created_by_label', models.CharField(max_length=160)),
                        ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.organisation')),
                        ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='plans.plan')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['owner_path', 'state', 'due_on'], name='review_by_owner')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('period_from__lte', models.F('period_until'))), name='review_period_does_not_end_before_it_begins'), models.CheckConstraint(condition=models.Q(models.Q(('state', chuan.plans.enums.ReviewState['CONCLUDED']), _negated=True), ('held_on__isnull', False), _connector='OR'), name='a_concluded_review_was_held')],
                    },
                ),
                migrations.CreateModel(
                    name='PracticeModel',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('owner_path', chuan.core.fields.PathField(max_length=120)),
                        ('title', models.CharField(max_length=300)),
                        ('text', models.TextField()),
                        ('where', models.CharField(blank=True, max_length=300)),
                        ('recommended_on', models.DateField(blank=True, null=True)),
                        ('created_at', models.DateTimeField()),
                        ('created_by_label', models.CharField(max_length=160)),
                        ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.organisation')),
                        ('review', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='practices', to='plans.review')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['owner_path', 'recommended_on'], name='model_by_owner')],
                    },
                ),
                migrations.CreateModel(
                    name='Lesson',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(max_length=10)),
                        ('text', models.TextField()),
                        ('at', models.DateTimeField()),
                        ('by_label', models.CharField(max_length=160)),
                        ('review', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lessons', to='plans.review')),
                    ],
                    options={
                        'ordering': ('pk',),
                    },
                ),
                migrations.CreateModel(
                    name='Supervision',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('owner_path', chuan.core.fields.PathField(max_length=120)),
                        ('subject', models.TextField()),
                        ('planned_on', models.DateField()),
                        ('state', models.CharField(default=chuan.plans.enums.SupervisionState['PLANNED'], max_length=8)),
                        ('held_on', models.DateField(blank=True, null=True)),
                        ('finding', models.TextField(blank=True)),
                        ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.organisation')),
                        ('plan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='plans.plan')),
                        ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='supervisions', to='plans.programme')),
                    ],
                    options={
                        'ordering': ('planned_on', 'pk'),
                        'indexes': [models.Index(fields=['owner_path', 'planned_on'], name='supervision_by_owner')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('state', chuan.plans.enums.SupervisionState['PLANNED']), ('held_on__isnull', False), _connector='OR'), name='a_held_supervision_says_when')],
                    },
                ),
                migrations.CreateModel(
                    name='PracticeCopy',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('path', chuan.core.fields.PathField(max_length=120)),
                        ('state', models.CharField(default=chuan.plans.enums.CopyState['STUDYING'], max_length=10)),
                        ('note', models.TextField(blank=True)),
                        ('at', models.DateTimeField()),
                        ('by_label', models.CharField(max_length=160)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.organisation')),
                        ('model', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='copies', to='plans.practicemodel')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('model', 'organisation'), name='one_answer_to_a_model_per_organisation')],
                    },
                ),
            ],
        ),
    ]
