import chuan.core.fields
import chuan.core.many_tables
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('engagement', '0001_profiles_and_notifications'),
        ('orgs', '0001_places_organisations_and_people'),
    ]

    operations = [
        chuan.core.many_tables.CreateModels(
            tables=[
                migrations.CreateModel(
                    name='RiskList',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('symbol', models.CharField(max_length=60, unique=True)),
                        ('ministry', models.CharField(max_length=20)),
                        ('valid_from', models.DateField()),
                        ('valid_until', models.DateField(blank=True, null=True)),
                        ('source', models.CharField(max_length=300)),
                        ('confidence', models.CharField(max_length=1)),
                        ('size', models.PositiveIntegerField(default=0)),
                        ('loaded_at', models.DateTimeField()),
                        ('loaded_by_label', models.CharField(max_length=160)),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='risk_list_does_not_end_before_it_begins')],
                    },
                ),
                migrations.CreateModel(
                    name='RiskGoods',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('hs', models.CharField(max_length=10)),
                        ('name', models.CharField(max_length=400)),
                        ('level', models.CharField(max_length=6)),
                        ('risk_list', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='goods', to='engagement.risklist')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['hs'], name='goods_by_hs')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('level__in', ['low', 'medium', 'high'])), name='goods_have_a_known_level_of_risk')],
                    },
                ),
                migrations.CreateModel(
                    name='SavedAnswer',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('owner_path', chuan.core.fields.PathField(max_length=120)),
                        ('title', models.CharField(max_length=200)),
                        ('query', models.CharField(max_length=1000)),
                        ('answered_on', models.DateField()),
                        ('lines', models.JSONField(default=list)),
                        ('sha256', models.CharField(max_length=64)),
                        ('kept_at', models.DateTimeField()),
                        ('kept_by_label', models.CharField(max_length=160)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='saved_answers', to='orgs.organisation')),
                    ],
                    options={
                        'ordering': ('-kept_at', '-pk'),
                        'indexes': [models.Index(fields=['owner_path', '-kept_at'], name='answer_by_body')],
                    },
                ),
            ],
        ),
    ]
