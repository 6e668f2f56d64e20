import chuan.core.fields
import chuan.core.many_tables
import chuan.documents.enums
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('core', '0002_search_gets_full_text_index'),
        ('law', '0001_acts_their_intervals_and_edges'),
        ('orgs', '0001_places_organisations_and_people'),
    ]

    operations = [
        chuan.core.many_tables.CreateModels(
            tables=[
                migrations.CreateModel(
                    name='Dismissal',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('path', chuan.core.fields.PathField(max_length=120)),
                        ('identity', models.CharField(max_length=400)),
                        ('fingerprint', models.CharField(max_length=80)),
                        ('reason', models.CharField(max_length=500)),
                        ('at', models.DateTimeField()),
                        ('by_label', models.CharField(max_length=160)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('path', 'identity', 'fingerprint'), name='one_answer_to_a_finding_in_an_organisation')],
                    },
                ),
                migrations.CreateModel(
                    name='Document',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('issuer_key', models.CharField(max_length=300)),
                        ('kind', models.CharField(max_length=20)),
                        ('symbol_key', models.CharField(max_length=120)),
                        ('issued_key', models.CharField(blank=True, max_length=10)),
                        ('issuer_label', models.CharField(max_length=300)),
                        ('symbol', models.CharField(blank=True, max_length=120)),
                        ('issued_on', models.DateField(blank=True, null=True)),
                        ('title', models.TextField()),
                        ('owner_path', chuan.core.fields.PathField(max_length=120)),
                        ('is_sample', models.BooleanField(default=False)),
                        ('created_at', models.DateTimeField()),
                        ('issuer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='issued_documents', to='orgs.organisation')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['symbol_key'], name='document_by_symbol'), models.Index(fields=['owner_path', '-issued_on'], name='document_by_owner')],
                        'constraints': [models.UniqueConstraint(fields=('issuer_key', 'kind', 'symbol_key', 'issued_key'), name='one_document_per_issuer_kind_symbol_and_date')],
                    },
                ),
                migrations.CreateModel(
                    name='DocumentCopy',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('owner_path', chuan.core.fields.PathField(max_length=120)),
                        ('organisation_label', models.CharField(blank=True, max_length=300)),
                        ('draft_uid', models.UUIDField(blank=True, null=True)),
                        ('place_in_file', models.PositiveSmallIntegerField(default=0)),
                        ('content', models.JSONField(default=dict)),
                        ('text', models.TextField(blank=True)),
                        ('accepted_at', models.DateTimeField()),
                        ('accepted_by', models.CharField(max_length=32)),
                        ('accepted_by_label', models.CharField(max_length=160)),
                        ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='copies', to='documents.document')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('document', 'owner_path'), name='one_copy_of_a_document_in_an_organisation')],
                    },
                ),
                migrations.CreateModel(
                    name='CopyFile',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('order', models.PositiveSmallIntegerField(default=0)),
                        ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.storedfile')),
                        ('copy', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='documents.documentcopy')),
                    ],
                    options={
                        'ordering': ('order',),
                    },
                ),
                migrations.CreateModel(
                    name='Citation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('order', models.PositiveSmallIntegerField(default=0)),
                        ('kind', models.CharField(blank=True, max_length=80)),
                        ('symbol', models.CharField(blank=True, max_length=120)),
                        ('symbol_key', models.CharField(blank=True, max_length=120)),
                        ('issued_text', models.CharField(blank=True, max_length=10)),
                        ('issuer_label', models.CharField(blank=True, max_length=300)),
                        ('text', models.CharField(blank=True, max_length=500)),
                        ('act', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='law.act')),
                        ('copy', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='documents.documentcopy')),
                    ],
                    options={
                        'ordering': ('order',),
                        'indexes': [models.Index(fields=['symbol_key'], name='citation_by_symbol')],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('symbol', ''), _negated=True), models.Q(('text', ''), _negated=True), _connector='OR'), name='citation_names_something')],
                    },
                ),
                migrations.CreateModel(
                    name='ImportDraft',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('person_id', models.CharField(max_length=32)),
                        ('path', chuan.core.fields.PathField(max_length=120)),
                        ('organisation_label', models.CharField(blank=True, max_length=300)),
                        ('state', models.CharField(default=chuan.documents.enums.DraftState['OPEN'], max_length=10)),
                        ('title', models.CharField(blank=True, max_length=500)),
                        ('files', models.JSONField(default=list)),
                        ('reading', models.JSONField(default=dict)),
                        ('edits', models.JSONField(default=list)),
                        ('undone', models.JSONField(default=list)),
                        ('dismissals', models.JSONField(default=dict)),
                        ('agencies', models.JSONField(default=dict)),
                        ('choices', models.JSONField(default=dict)),
                        ('version', models.PositiveIntegerField(default=0)),
                        ('created_at', models.DateTimeField()),
                        ('saved_at', models.DateTimeField()),
                        ('expires_at', models.DateTimeField()),
                    ],
                    options={
                        'indexes': [models.Index(fields=['person_id', 'state', '-saved_at'], name='draft_by_person'), models.Index(fields=['expires_at'], name='draft_by_expiry')],
                    },
                ),
                migrations.CreateModel(
                    name='Upload',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('person_id', models.CharField(max_length=32)),
                        ('path', chuan.core.fields.PathField(max_length=120)),
                        ('state', models.CharField(default=chuan.documents.enums.UploadState['RECEIVING'], max_length=10)),
                        ('size', models.BigIntegerField()),
                        ('parts', models.JSONField(default=list)),
                        ('job_uid', models.UUIDField(blank=True, null=True)),
                        ('message', models.CharField(blank=True, max_length=500)),
                        ('created_at', models.DateTimeField()),
                        ('touched_at', models.DateTimeField()),
                    ],
                    options={
                        'indexes': [models.Index(fields=['person_id', 'state'], name='upload_by_person'), models.Index(fields=['touched_at'], name='upload_by_time')],
                    },
                ),
            ],
        ),
    ]
