"""Participations, jobs, files, search records, inbox and outbox."""

import chuan.core.clock
import chuan.core.enums
import chuan.core.fields
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='InboxPreference',
            fields=[
                ('person_id', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('digest', models.BooleanField(default=True)),
            ],
        ),
        migrations.CreateModel(
            name='JobSchedule',
            fields=[
                ('name', models.CharField(max_length=80, primary_key=True, serialize=False)),
                ('next_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='SearchWord',
            fields=[
                ('word', models.CharField(max_length=24, primary_key=True, serialize=False)),
            ],
        ),
        migrations.CreateModel(
            name='InboxItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('recipient_id', models.CharField(max_length=64)),
                ('code', models.CharField(max_length=80)),
                ('title', models.CharField(max_length=300)),
                ('body', models.CharField(blank=True, max_length=1000)),
                ('url', models.CharField(max_length=400)),
                ('sender_label', models.CharField(blank=True, max_length=240)),
                ('created_at', models.DateTimeField(default=chuan.core.clock.now)),
                ('read_at', models.DateTimeField(null=True)),
                ('digested_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['recipient_id', '-created_at', '-id'], name='inbox_by_person'), models.Index(condition=models.Q(('read_at__isnull', True)), fields=['recipient_id'], name='inbox_unread'), models.Index(condition=models.Q(('digested_at__isnull', True), ('read_at__isnull', True)), fields=['created_at'], name='inbox_to_digest')],
            },
        ),
        migrations.CreateModel(
            name='Job',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(max_length=80)),
                ('label', models.CharField(max_length=240)),
                ('key', models.CharField(blank=True, max_length=160)),
                ('payload', models.JSONField(default=dict)),
                ('actor', models.JSONField(default=dict)),
                ('actor_id', models.CharField(blank=True, max_length=64)),
                ('owner_path', chuan.core.fields.PathField(blank=True, max_length=120)),
                ('state', models.CharField(default=chuan.core.enums.JobState['QUEUED'], max_length=12)),
                ('done', models.PositiveIntegerField(default=0)),
                ('total', models.PositiveIntegerField(default=0)),
                ('message', models.CharField(blank=True, max_length=400)),
                ('error', models.CharField(blank=True, max_length=800)),
                ('url', models.CharField(blank=True, max_length=400)),
                ('checkpoint', models.JSONField(default=dict)),
                ('cancel_asked', models.BooleanField(default=False)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('queue_id', models.UUIDField(null=True)),
                ('worker', models.CharField(blank=True, max_length=160)),
                ('lease_token', models.CharField(blank=True, max_length=32)),
                ('lease_until', models.DateTimeField(null=True)),
                ('created_at', models.DateTimeField(default=chuan.core.clock.now)),
                ('started_at', models.DateTimeField(null=True)),
                ('finished_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state__in', ('queued', 'running'))), fields=['state', 'lease_until'], name='job_unfinished'), models.Index(fields=['actor_id', '-created_at'], name='job_by_actor')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ('queued', 'running')), models.Q(('key', ''), _negated=True)), fields=('key',), name='one_unfinished_job_per_key'), models.CheckConstraint(condition=models.Q(('state__in', ['queued', 'running', 'done', 'failed', 'cancelled'])), name='job_state_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'running'), _negated=True), ('lease_until__isnull', False), _connector='OR'), name='running_job_has_a_lease')],
            },
        ),
        migrations.CreateModel(
            name='OutboxMessage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('topic', models.CharField(max_length=80)),
                ('key', models.CharField(max_length=160)),
                ('payload', models.JSONField()),
                ('created_at', models.DateTimeField(default=chuan.core.clock.now)),
                ('sent_at', models.DateTimeField(null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('next_at', models.DateTimeField(default=chuan.core.clock.now)),
                ('last_error', models.CharField(blank=True, max_length=400)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('sent_at__isnull', True)), fields=['next_at', 'id'], name='outbox_unsent')],
                'constraints': [models.UniqueConstraint(fields=('topic', 'key'), name='one_outbox_message_per_key')],
            },
        ),
        migrations.CreateModel(
            name='Participation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('object_id', models.BigIntegerField()),
                ('path', chuan.core.fields.PathField(max_length=120)),
                ('role', models.CharField(max_length=40)),
            ],
            options={
                'indexes': [models.Index(fields=['kind', 'path', 'object_id'], name='participation_by_path')],
                'constraints': [models.UniqueConstraint(fields=('kind', 'object_id', 'path', 'role'), name='one_participation_per_role')],
            },
        ),
        migrations.CreateModel(
            name='SearchRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('object_id', models.BigIntegerField()),
                ('uid', models.UUIDField(null=True)),
                ('title', models.CharField(max_length=600)),
                ('body', models.TextField(blank=True)),
                ('url', models.CharField(max_length=400)),
                ('owner_path', chuan.core.fields.PathField(blank=True, max_length=120)),
                ('public', models.BooleanField(default=False)),
                ('weight', models.FloatField(default=1.0)),
                ('codes', models.CharField(blank=True, max_length=800)),
                ('title_lower', models.CharField(max_length=600)),
                ('words_title', models.TextField()),
                ('words_body', models.TextField(blank=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('kind', 'object_id'), name='one_search_record_per_thing')],
            },
        ),
        migrations.CreateModel(
            name='StoredFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sha256', models.CharField(db_index=True, max_length=64)),
                ('name', models.CharField(max_length=240)),
                ('media_type', models.CharField(max_length=120)),
                ('size', models.BigIntegerField()),
                ('owner_path', chuan.core.fields.PathField(blank=True, max_length=120)),
                ('uploader_id', models.CharField(blank=True, max_length=64)),
                ('created_at', models.DateTimeField(default=chuan.core.clock.now)),
            ],
            options={
                'indexes': [models.Index(fields=['owner_path'], name='file_by_owner')],
            },
        ),
    ]
