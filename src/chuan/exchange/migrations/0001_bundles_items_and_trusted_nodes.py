import chuan.core.fields
import chuan.core.many_tables
import chuan.exchange.enums
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('core', '0003_forms_are_done_once'),
        ('orgs', '0001_places_organisations_and_people'),
    ]

    operations = [
        chuan.core.many_tables.CreateModels(
            tables=[
                migrations.CreateModel(
                    name='Partner',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('node', models.CharField(max_length=32, unique=True)),
                        ('name', models.CharField(max_length=300)),
                        ('kind', models.CharField(max_length=10)),
                        ('sent_number', models.PositiveIntegerField(default=0)),
                        ('registered_at', models.DateTimeField()),
                        ('revoked_at', models.DateTimeField(blank=True, null=True)),
                        ('revoked_reason', models.CharField(blank=True, max_length=500)),
                    ],
                ),
                migrations.CreateModel(
                    name='OwnKey',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('fingerprint', models.CharField(max_length=64, unique=True)),
                        ('signing', models.CharField(max_length=64)),
                        ('sealing', models.CharField(max_length=64)),
                        ('state', models.CharField(default=chuan.exchange.enums.KeyState['WAITING'], max_length=10)),
                        ('made_at', models.DateTimeField()),
                        ('valid_until', models.DateField(blank=True, null=True)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'active')), fields=('state',), name='one_active_key_of_our_own')],
                    },
                ),
                migrations.CreateModel(
                    name='OwnNode',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('node', models.CharField(max_length=32, unique=True)),
                        ('kind', models.CharField(max_length=10)),
                        ('made_at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='one_own_node')],
                    },
                ),
                migrations.CreateModel(
                    name='Participant',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('path', chuan.core.fields.PathField(max_length=120, unique=True)),
                        ('since', models.DateTimeField()),
                        ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.organisation')),
                    ],
                ),
                migrations.CreateModel(
                    name='ReceivedBundle',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('bundle', models.CharField(max_length=32)),
                        ('number', models.PositiveIntegerField()),
                        ('made_at', models.DateTimeField()),
                        ('fingerprint', models.CharField(max_length=64)),
                        ('signature', models.CharField(max_length=128)),
                        ('signed_with', models.CharField(max_length=64)),
                        ('item_count', models.PositiveIntegerField()),
                        ('receipt_count', models.PositiveIntegerField(default=0)),
                        ('size', models.BigIntegerField()),
                        ('state', models.CharField(default=chuan.exchange.enums.ReceivedState['READING'], max_length=10)),
                        ('handed_at', models.DateTimeField()),
                        ('handed_by', models.CharField(max_length=32)),
                        ('handed_by_label', models.CharField(max_length=160)),
                        ('handed_path', chuan.core.fields.PathField(max_length=120)),
                        ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='received', to='exchange.partner')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('partner', 'number'), name='one_received_bundle_of_a_number'), models.UniqueConstraint(fields=('partner', 'bundle'), name='a_bundle_is_received_once')],
                    },
                ),
                migrations.CreateModel(
                    name='HandIn',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('person_id', models.CharField(max_length=32)),
                        ('path', chuan.core.fields.PathField(max_length=120)),
                        ('state', models.CharField(default=chuan.exchange.enums.ReceivedState['READING'], max_length=10)),
                        ('message', models.CharField(blank=True, max_length=500)),
                        ('size', models.BigIntegerField()),
                        ('job_uid', models.UUIDField(blank=True, null=True)),
                        ('at', models.DateTimeField()),
                        ('bundle', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='exchange.receivedbundle')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['state', 'at'], name='hand_in_by_state')],
                    },
                ),
                migrations.CreateModel(
                    name='ReceivedItem',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('item', models.CharField(max_length=32)),
                        ('order', models.PositiveIntegerField()),
                        ('kind', models.CharField(max_length=40)),
                        ('sha256', models.CharField(max_length=64)),
                        ('owner_path', chuan.core.fields.PathField(blank=True, max_length=120)),
                        ('organisation_label', models.CharField(blank=True, max_length=300)),
                        ('sender_label', models.CharField(blank=True, max_length=300)),
                        ('title', models.CharField(blank=True, max_length=500)),
                        ('body', models.JSONField(default=dict)),
                        ('state', models.CharField(default=chuan.exchange.enums.ItemState['RECEIVED'], max_length=10)),
                        ('state_at', models.DateTimeField()),
                        ('told', models.CharField(blank=True, max_length=10)),
                        ('reason', models.CharField(blank=True, max_length=1000)),
                        ('decided_by_label', models.CharField(blank=True, max_length=160)),
                        ('result_kind', models.CharField(blank=True, max_length=40)),
                        ('result_uid', models.UUIDField(blank=True, null=True)),
                        ('result_note', models.CharField(blank=True, max_length=300)),
                        ('bundle', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='exchange.receivedbundle')),
                    ],
                    options={
                        'ordering': ('order',),
                        'indexes': [models.Index(fields=['owner_path', 'state'], name='received_item_by_body'), models.Index(fields=['result_kind', 'result_uid'], name='received_item_by_result')],
                        'constraints': [models.UniqueConstraint(fields=('bundle', 'item'), name='an_item_is_received_once'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'returned'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='a_returned_item_says_why')],
                    },
                ),
                migrations.CreateModel(
                    name='ReceivedFile',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('order', models.PositiveIntegerField(default=0)),
                        ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.storedfile')),
                        ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='exchange.receiveditem')),
                    ],
                    options={
                        'ordering': ('order',),
                    },
                ),
                migrations.CreateModel(
                    name='SentBundle',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('owner_path', chuan.core.fields.PathField(max_length=120)),
                        ('organisation_label', models.CharField(max_length=300)),
                        ('number', models.PositiveIntegerField()),
                        ('state', models.CharField(default=chuan.exchange.enums.SentState['MAKING'], max_length=10)),
                        ('note', models.CharField(blank=True, max_length=1000)),
                        ('made_at', models.DateTimeField()),
                        ('made_by', models.CharField(max_length=32)),
                        ('made_by_label', models.CharField(max_length=160)),
                        ('receipts', models.JSONField(default=dict)),
                        ('receipt_count', models.PositiveIntegerField(default=0)),
                        ('fingerprint', models.CharField(blank=True, max_length=64)),
                        ('signature', models.CharField(blank=True, max_length=128)),
                        ('size', models.BigIntegerField(default=0)),
                        ('job_uid', models.UUIDField(blank=True, null=True)),
                        ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.storedfile')),
                        ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sent', to='exchange.partner')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['owner_path', '-made_at'], name='sent_by_body')],
                        'constraints': [models.UniqueConstraint(fields=('partner', 'number'), name='one_bundle_of_a_number_for_a_node')],
                    },
                ),
                migrations.CreateModel(
                    name='SentItem',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('order', models.PositiveIntegerField()),
                        ('kind', models.CharField(max_length=40)),
                        ('ref', models.CharField(max_length=64)),
                        ('label', models.CharField(max_length=500)),
                        ('to_body', models.CharField(max_length=32)),
                        ('to_label', models.CharField(max_length=300)),
                        ('sha256', models.CharField(blank=True, max_length=64)),
                        ('state', models.CharField(default=chuan.exchange.enums.ItemState['SENT'], max_length=10)),
                        ('state_at', models.DateTimeField()),
                        ('reason', models.CharField(blank=True, max_length=1000)),
                        ('bundle', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='exchange.sentbundle')),
                    ],
                    options={
                        'ordering': ('order',),
                        'indexes': [models.Index(fields=['bundle', 'order'], name='sent_item_by_bundle')],
                    },
                ),
                migrations.CreateModel(
                    name='PartnerBody',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('body', models.CharField(max_length=32)),
                        ('name', models.CharField(max_length=300)),
                        ('listed', models.BooleanField(default=True)),
                        ('partner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bodies', to='exchange.partner')),
                    ],
                    options={
                        'ordering': ('name', 'id'),
                        'constraints': [models.UniqueConstraint(fields=('partner', 'body'), name='one_row_for_a_body_of_a_node')],
                    },
                ),
                migrations.CreateModel(
                    name='PartnerKey',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('fingerprint', models.CharField(max_length=64, unique=True)),
                        ('signing', models.CharField(max_length=64)),
                        ('sealing', models.CharField(max_length=64)),
                        ('state', models.CharField(default=chuan.exchange.enums.KeyState['WAITING'], max_length=10)),
                        ('added_at', models.DateTimeField()),
                        ('compared_at', models.DateTimeField(blank=True, null=True)),
                        ('compared_by_label', models.CharField(blank=True, max_length=160)),
                        ('compared_with', models.CharField(blank=True, max_length=160)),
                        ('valid_until', models.DateField(blank=True, null=True)),
                        ('revoked_at', models.DateTimeField(blank=True, null=True)),
                        ('reason', models.CharField(blank=True, max_length=500)),
                        ('partner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='keys', to='exchange.partner')),
                    ],
                    options={
                        'ordering': ('-added_at', '-id'),
                        'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'active')), fields=('partner',), name='one_active_key_of_a_node')],
                    },
                ),
            ],
        ),
    ]
