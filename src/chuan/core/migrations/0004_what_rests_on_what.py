import uuid

import chuan.core.clock
import chuan.core.fields
import chuan.core.many_tables
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0003_forms_are_done_once'),
    ]

    operations = [
        chuan.core.many_tables.CreateModels(
            tables=[
                migrations.CreateModel(
                    name='BasisChange',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('key', models.CharField(max_length=200, unique=True)),
                        ('code', models.CharField(max_length=60)),
                        ('basis_kind', models.CharField(max_length=20)),
                        ('basis_key', models.CharField(max_length=120)),
                        ('part', models.CharField(blank=True, max_length=200)),
                        ('title', models.CharField(max_length=300)),
                        ('body', models.CharField(blank=True, max_length=1000)),
                        ('url', models.CharField(max_length=400)),
                        ('effective_on', models.DateField(blank=True, null=True)),
                        ('confidence', models.CharField(max_length=1)),
                        ('made_at', models.DateTimeField(default=chuan.core.clock.now)),
                        ('told_at', models.DateTimeField(blank=True, null=True)),
                        ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['basis_kind', 'basis_key'], name='change_by_basis')],
                    },
                ),
                migrations.CreateModel(
                    name='Dependant',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(max_length=40)),
                        ('object_id', models.CharField(max_length=120)),
                        ('label', models.CharField(max_length=400)),
                        ('url', models.CharField(blank=True, max_length=400)),
                        ('owner_path', chuan.core.fields.PathField(blank=True, max_length=120)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['owner_path', 'kind'], name='dependant_by_owner')],
                        'constraints': [models.UniqueConstraint(fields=('kind', 'object_id'), name='one_dependant_row_for_a_thing')],
                    },
                ),
                migrations.CreateModel(
                    name='DependantBasis',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(max_length=20)),
                        ('key', models.CharField(max_length=120)),
                        ('part', models.CharField(blank=True, max_length=200)),
                        ('path', chuan.core.fields.PathField(max_length=120)),
                        ('dependant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bases', to='core.dependant')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['kind', 'key', 'path'], name='dependant_by_basis')],
                        'constraints': [models.UniqueConstraint(fields=('dependant', 'kind', 'key', 'path'), name='dependant_rests_once_on_a_part')],
                    },
                ),
                migrations.CreateModel(
                    name='RelianceFlag',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('indirect', models.BooleanField(default=False)),
                        ('state', models.CharField(default='open', max_length=12)),
                        ('reason', models.CharField(blank=True, max_length=1000)),
                        ('answered_by', models.CharField(blank=True, max_length=64)),
                        ('answered_by_label', models.CharField(blank=True, max_length=240)),
                        ('answered_at', models.DateTimeField(blank=True, null=True)),
                        ('change', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='flags', to='core.basischange')),
                        ('dependant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='flags', to='core.dependant')),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('state', 'open')), fields=['dependant'], name='flag_open_by_thing')],
                        'constraints': [models.UniqueConstraint(fields=('change', 'dependant'), name='one_flag_for_a_change_and_a_thing'), models.CheckConstraint(condition=models.Q(('state__in', ['open', 'changed', 'still_right', 'no_concern', 'withdrawn'])), name='flag_state_is_known'), models.CheckConstraint(condition=models.Q(('state__in', ('open', 'withdrawn')), models.Q(('reason', ''), _negated=True), _connector='OR'), name='answered_flag_says_why')],
                    },
                ),
            ],
        ),
    ]
