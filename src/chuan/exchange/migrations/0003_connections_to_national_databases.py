import chuan.core.fields
import chuan.core.many_tables
import chuan.exchange.enums
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0003_forms_are_done_once'),
        ('exchange', '0002_states_told_to_the_party'),
        ('orgs', '0001_places_organisations_and_people'),
    ]

    operations = [
        chuan.core.many_tables.CreateModels(
            tables=[
                migrations.CreateModel(
                    name='Connection',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('name', models.CharField(max_length=200)),
                        ('owner_path', chuan.core.fields.PathField(max_length=120)),
                        ('transport', models.CharField(default=chuan.exchange.enums.Transport['HTTP'], max_length=10)),
                        ('address', models.CharField(blank=True, max_length=300)),
                        ('own_code', models.CharField(max_length=20)),
                        ('other_code', models.CharField(max_length=20)),
                        ('other_key', models.CharField(max_length=64)),
                        ('is_simulated', models.BooleanField(default=False)),
                        ('cursor', models.CharField(blank=True, max_length=100)),
                        ('fetched_at', models.DateTimeField(blank=True, null=True)),
                        ('fetch_error', models.CharField(blank=True, max_length=400)),
                        ('paused_at', models.DateTimeField(blank=True, null=True)),
                        ('paused_reason', models.CharField(blank=True, max_length=400)),
                        ('made_at', models.DateTimeField()),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.organisation')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('owner_path', 'other_code'), name='one_connection_of_a_body_with_an_agency'), models.CheckConstraint(condition=models.Q(models.Q(('transport', chuan.exchange.enums.Transport['HTTP']), _negated=True), models.Q(('address', ''), _negated=True), _connector='OR'), name='connection_on_a_line_has_an_address')],
                    },
                ),
                migrations.CreateModel(
                    name='ConnectionLog',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.PositiveIntegerField(unique=True)),
                        ('at', models.CharField(max_length=20)),
                        ('event', models.CharField(max_length=20)),
                        ('message_id', models.CharField(blank=True, max_length=32)),
                        ('sha256', models.CharField(blank=True, max_length=64)),
                        ('note', models.CharField(blank=True, max_length=400)),
                        ('previous', models.CharField(max_length=64)),
                        ('hash', models.CharField(max_length=64)),
                        ('signature', models.CharField(max_length=128)),
                        ('key', models.CharField(max_length=64)),
                        ('connection', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='log', to='exchange.connection')),
                    ],
                    options={
                        'ordering': ('-number',),
                    },
                ),
                migrations.CreateModel(
                    name='ConnectionMessage',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('direction', models.CharField(max_length=3)),
                        ('message_id', models.CharField(max_length=32)),
                        ('kind', models.CharField(max_length=40)),
                        ('feed', models.CharField(blank=True, max_length=60)),
                        ('period', models.CharField(blank=True, max_length=17)),
                        ('title', models.CharField(max_length=300)),
                        ('rows', models.PositiveIntegerField(default=0)),
                        ('unknown', models.PositiveIntegerField(default=0)),
                        ('sha256', models.CharField(max_length=64)),
                        ('state', models.CharField(max_length=10)),
                        ('attempts', models.PositiveIntegerField(default=0)),
                        ('last_error', models.CharField(blank=True, max_length=400)),
                        ('reason', models.CharField(blank=True, max_length=1000)),
                        ('made_at', models.DateTimeField()),
                        ('signed_by', models.CharField(blank=True, max_length=64)),
                        ('signed_by_label', models.CharField(blank=True, max_length=160)),
                        ('state_at', models.DateTimeField()),
                        ('connection', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='exchange.connection')),
                        ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.storedfile')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['connection', '-made_at'], name='message_by_connection'), models.Index(fields=['state', 'made_at'], name='message_by_state')],
                        'constraints': [models.UniqueConstraint(fields=('connection', 'direction', 'message_id'), name='one_row_for_a_message_of_a_connection'), models.UniqueConstraint(condition=models.Q(('direction', chuan.exchange.enums.Direction['OUT']), models.Q(('feed', ''), _negated=True), models.Q(('period', ''), _negated=True), models.Q(('state__in', (chuan.exchange.enums.MessageState['REFUSED'],)), _negated=True)), fields=('connection', 'feed', 'period'), name='one_standing_message_of_a_feed_and_period')],
                    },
                ),
                migrations.CreateModel(
                    name='Reconciliation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('on', models.DateField()),
                        ('ours', models.PositiveIntegerField()),
                        ('theirs', models.PositiveIntegerField()),
                        ('agrees', models.BooleanField()),
                        ('differences', models.JSONField(default=list)),
                        ('at', models.DateTimeField()),
                        ('connection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reconciliations', to='exchange.connection')),
                    ],
                    options={
                        'ordering': ('-on', '-at'),
                        'constraints': [models.UniqueConstraint(fields=('connection', 'on'), name='one_reconciliation_of_a_day_of_a_connection')],
                    },
                ),
                migrations.CreateModel(
                    name='AgencyCode',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(max_length=20, unique=True)),
                        ('name', models.CharField(max_length=300)),
                        ('source', models.CharField(blank=True, max_length=300)),
                        ('confidence', models.CharField(max_length=1)),
                        ('is_sample', models.BooleanField(default=False)),
                        ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='orgs.organisation')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('organisation__isnull', False)), fields=('organisation',), name='one_agency_code_of_an_organisation')],
                    },
                ),
            ],
        ),
    ]
