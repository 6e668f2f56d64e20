import uuid

import chuan.core.fields
import chuan.core.many_tables
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('law', '0002_days_of_the_working_calendar'),
    ]

    operations = [
        migrations.AddField(
            model_name='act',
            name='by_hand',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='act',
            name='source',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='act',
            name='told_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        chuan.core.many_tables.CreateModels(
            tables=[
                migrations.CreateModel(
                    name='Article',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('path', chuan.core.fields.PathField(max_length=120)),
                        ('heading', models.CharField(blank=True, max_length=300)),
                        ('by_hand', models.BooleanField(default=False)),
                        ('act', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='articles', to='law.act')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('act', 'path'), name='one_article_at_a_place')],
                    },
                ),
                migrations.CreateModel(
                    name='ArticleVersion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('words', models.TextField()),
                        ('is_text', models.BooleanField(default=False)),
                        ('start', models.DateField(blank=True, null=True)),
                        ('end', models.DateField(blank=True, null=True)),
                        ('confidence', models.CharField(max_length=1)),
                        ('source', models.CharField(blank=True, max_length=300)),
                        ('by_hand', models.BooleanField(default=False)),
                        ('amended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='amended_articles', to='law.act')),
                        ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='law.article')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['article', 'start'], name='version_by_article')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('start__isnull', True), ('end__isnull', True), ('end__gte', models.F('start')), _connector='OR'), name='version_does_not_end_before_it_begins')],
                    },
                ),
                migrations.CreateModel(
                    name='ToldFact',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.CharField(max_length=160)),
                        ('act', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='told', to='law.act')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('act', 'key'), name='one_telling_of_a_fact')],
                    },
                ),
                migrations.CreateModel(
                    name='ActEvent',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('kind', models.CharField(max_length=20)),
                        ('on', models.DateField()),
                        ('until', models.DateField(blank=True, null=True)),
                        ('part', models.CharField(blank=True, max_length=200)),
                        ('basis', models.CharField(blank=True, max_length=200)),
                        ('source', models.CharField(max_length=300)),
                        ('confidence', models.CharField(max_length=1)),
                        ('entered_at', models.DateTimeField()),
                        ('entered_by_label', models.CharField(max_length=240)),
                        ('taken_back_at', models.DateTimeField(blank=True, null=True)),
                        ('act', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='law.act')),
                        ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='said_events', to='law.act')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['act', 'on'], name='event_by_act')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('on')), _connector='OR'), name='event_does_not_end_before_it_begins'), models.CheckConstraint(condition=models.Q(('kind__in', ['begins', 'amended', 'replaced', 'repealed', 'partly_expired', 'suspended', 'resumed'])), name='event_kind_is_known')],
                    },
                ),
            ],
        ),
    ]
