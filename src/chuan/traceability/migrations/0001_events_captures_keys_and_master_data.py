"""Events and what they are found by: parted by month on PostgreSQL, without row ids on SQLite."""

import chuan.core.fields
import chuan.core.many_tables
import chuan.traceability.models.fields
import django.db.models.deletion
import uuid
from django.db import migrations, models


WITHOUT_ROWID = (
    "eventidentity", "eventkey", "eventtie", "eventfield", "eventreader", "retraction", "keyuse",
)
"""Tables that are asked for by their key alone: on SQLite one tree holds key and row."""
EVENT = "traceability_event"
ADD_PARTITION = """
CREATE FUNCTION traceability_add_partition(low bigint, high bigint, part text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF to_regclass(quote_ident('traceability_event_' || part)) IS NOT NULL THEN
        RETURN;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('traceability_add_partition'));
    IF to_regclass(quote_ident('traceability_event_' || part)) IS NOT NULL THEN
        RETURN;
    END IF;
    EXECUTE format(
        'CREATE TABLE %I (LIKE traceability_event INCLUDING ALL)', 'traceability_event_' || part
    );
    EXECUTE format(
        'ALTER TABLE traceability_event ATTACH PARTITION %I FOR VALUES FROM (%s) TO (%s)',
        'traceability_event_' || part, low, high
    );
END $$;
"""
"""The application owns no table, so the owner's function makes the part for a month when it is asked."""


def reshape(_apps, editor):
    """Indexes are laid when the step is over, so they find the tables as they are left here."""
    with editor.connection.cursor() as cursor:
        if editor.connection.vendor == "postgresql":
            part_by_month(cursor)
            return
        for name in WITHOUT_ROWID:
            lay_anew(cursor, f"traceability_{name}", lambda sql: f"{sql} WITHOUT ROWID")
        lay_anew(cursor, EVENT, lambda sql: sql.replace('"id" bigint', '"id" integer'))


def part_by_month(cursor):
    cursor.execute(f"ALTER TABLE {EVENT} RENAME TO {EVENT}_whole")
    cursor.execute(
        f"CREATE TABLE {EVENT} (LIKE {EVENT}_whole INCLUDING CONSTRAINTS) PARTITION BY RANGE (id)"
    )
    cursor.execute(f"DROP TABLE {EVENT}_whole")
    cursor.execute(f"ALTER TABLE {EVENT} ADD PRIMARY KEY (id)")
    cursor.execute(
        f"CREATE TABLE {EVENT}_sandbox PARTITION OF {EVENT} FOR VALUES FROM (MINVALUE) TO (0)"
    )
    cursor.execute(ADD_PARTITION)


def lay_anew(cursor, table, change):
    cursor.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = %s", [table])
    (sql,) = cursor.fetchone()
    cursor.execute(f"DROP TABLE {table}")
    cursor.execute(change(sql))


def back(_apps, editor):
    """The tables go whole; the function that parts them goes with them."""
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP FUNCTION traceability_add_partition(bigint, bigint, text)")


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('orgs', '0001_places_organisations_and_people'),
    ]

    operations = [
        chuan.core.many_tables.CreateModels(
            tables=[
                migrations.CreateModel(
                    name='RecordClock',
                    fields=[
                        ('id', models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                        ('last', models.BigIntegerField()),
                    ],
                ),
                migrations.CreateModel(
                    name='CaptureJob',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('owner_path', chuan.core.fields.PathField(max_length=120)),
                        ('sandbox', models.BooleanField(default=False)),
                        ('key_id', models.BigIntegerField(null=True)),
                        ('print', models.BinaryField(max_length=32)),
                        ('behaviour', models.CharField(max_length=8)),
                        ('media_type', models.CharField(max_length=60)),
                        ('running', models.BooleanField()),
                        ('success', models.BooleanField()),
                        ('event_count', models.PositiveIntegerField(default=0)),
                        ('stored_count', models.PositiveIntegerField(default=0)),
                        ('errors', models.JSONField(default=list)),
                        ('created_at', models.DateTimeField()),
                        ('finished_at', models.DateTimeField(null=True)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['owner_path', '-id'], name='captures_of_an_owner')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('running', True), ('success', True), _connector='OR'), fields=('owner_path', 'print'), name='one_capture_of_the_same_document'), models.CheckConstraint(condition=models.Q(('behaviour__in', ['rollback', 'proceed'])), name='capture_behaviour_is_known'), models.CheckConstraint(condition=models.Q(('running', True), ('finished_at__isnull', False), _connector='OR'), name='capture_that_is_over_says_when')],
                    },
                ),
                migrations.CreateModel(
                    name='CaptureBody',
                    fields=[
                        ('capture', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='body', serialize=False, to='traceability.capturejob')),
                        ('content', models.BinaryField()),
                    ],
                ),
                migrations.CreateModel(
                    name='Event',
                    fields=[
                        ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                        ('event_time', models.DateTimeField()),
                        ('record_time', models.DateTimeField()),
                        ('declared_at', models.DateTimeField(null=True)),
                        ('capture', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='traceability.capturejob')),
                        ('sandbox', models.BooleanField(default=False)),
                        ('hash', models.BinaryField()),
                        ('owner_path', chuan.core.fields.PathField(max_length=120)),
                        ('event_id', chuan.traceability.models.fields.IdentifierField()),
                        ('type', models.TextField()),
                        ('action', models.TextField(null=True)),
                        ('time_offset', models.TextField()),
                        ('biz_step', chuan.traceability.models.fields.IdentifierField(null=True)),
                        ('disposition', chuan.traceability.models.fields.IdentifierField(null=True)),
                        ('read_point', chuan.traceability.models.fields.IdentifierField(null=True)),
                        ('biz_location', chuan.traceability.models.fields.IdentifierField(null=True)),
                        ('transformation_id', chuan.traceability.models.fields.IdentifierField(null=True)),
                        ('error_reason', models.TextField(null=True)),
                        ('doc', models.TextField()),
                        ('as_captured', models.TextField(null=True)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['owner_path', 'id'], name='events_of_an_owner'), models.Index(fields=['event_time', 'id'], name='events_by_time'), models.Index(condition=models.Q(('biz_location__isnull', False)), fields=['biz_location', 'event_time'], name='events_at_a_location'), models.Index(condition=models.Q(('read_point__isnull', False)), fields=['read_point', 'event_time'], name='events_at_a_read_point'), models.Index(condition=models.Q(('transformation_id__isnull', False)), fields=['transformation_id'], name='events_of_a_transformation')],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('id__gt', 0), ('sandbox', False)), models.Q(('id__lt', 0), ('sandbox', True)), _connector='OR'), name='ids_of_the_sandbox_lie_below_zero')],
                    },
                ),
                migrations.CreateModel(
                    name='EventIdentity',
                    fields=[
                        ('pk', models.CompositePrimaryKey('event_id', 'owner_path', 'sandbox', 'mark', blank=True, editable=False, primary_key=True, serialize=False)),
                        ('event_id', chuan.traceability.models.fields.IdentifierField()),
                        ('owner_path', chuan.core.fields.PathField(max_length=120)),
                        ('sandbox', models.BooleanField()),
                        ('mark', models.CharField(max_length=32)),
                        ('event', models.BigIntegerField()),
                        ('hash', models.BinaryField()),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('event__lt', 0)), fields=['event'], name='sandbox_identities')],
                    },
                ),
                migrations.CreateModel(
                    name='Retraction',
                    fields=[
                        ('event', models.BigIntegerField(primary_key=True, serialize=False)),
                    ],
                ),
                migrations.CreateModel(
                    name='EventKey',
                    fields=[
                        ('pk', models.CompositePrimaryKey('key', 'event_time', 'event', 'role', 'place', blank=True, editable=False, primary_key=True, serialize=False)),
                        ('key', chuan.traceability.models.fields.IdentifierField()),
                        ('event_time', models.DateTimeField()),
                        ('event', models.BigIntegerField()),
                        ('role', models.SmallIntegerField()),
                        ('place', models.IntegerField()),
                        ('quantity', models.FloatField(null=True)),
                        ('uom', models.TextField(blank=True)),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('event__lt', 0)), fields=['event'], name='sandbox_keys')],
                    },
                ),
                migrations.CreateModel(
                    name='EventTie',
                    fields=[
                        ('pk', models.CompositePrimaryKey('source', 'event', 'place', blank=True, editable=False, primary_key=True, serialize=False)),
                        ('source', chuan.traceability.models.fields.IdentifierField(blank=True)),
                        ('event', models.BigIntegerField()),
                        ('place', models.IntegerField()),
                        ('target', chuan.traceability.models.fields.IdentifierField()),
                        ('kind', models.TextField()),
                        ('from_time', models.DateTimeField(null=True)),
                        ('until_time', models.DateTimeField(null=True)),
                        ('amount', models.TextField(null=True)),
                        ('uom', models.TextField(blank=True)),
                        ('seen', models.BooleanField()),
                        ('owner_path', chuan.core.fields.PathField(max_length=120)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['target', 'event'], name='ties_backwards'), models.Index(condition=models.Q(('event__lt', 0)), fields=['event'], name='sandbox_ties')],
                    },
                ),
                migrations.CreateModel(
                    name='EventField',
                    fields=[
                        ('pk', models.CompositePrimaryKey('event', 'place', blank=True, editable=False, primary_key=True, serialize=False)),
                        ('event', models.BigIntegerField()),
                        ('place', models.IntegerField()),
                        ('scope', models.TextField()),
                        ('name', chuan.traceability.models.fields.IdentifierField(blank=True)),
                        ('inner', models.BooleanField()),
                        ('text', chuan.traceability.models.fields.IdentifierField(null=True)),
                        ('number', models.FloatField(null=True)),
                        ('moment', models.DateTimeField(null=True)),
                        ('uom', models.TextField(blank=True)),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('text__isnull', False)), fields=['scope', 'name', 'text', 'event'], name='fields_by_text'), models.Index(condition=models.Q(('number__isnull', False)), fields=['scope', 'name', 'number', 'event'], name='fields_by_number'), models.Index(condition=models.Q(('moment__isnull', False)), fields=['scope', 'name', 'moment', 'event'], name='fields_by_moment')],
                    },
                ),
                migrations.CreateModel(
                    name='EventReader',
                    fields=[
                        ('pk', models.CompositePrimaryKey('event', 'path', 'why', blank=True, editable=False, primary_key=True, serialize=False)),
                        ('event', models.BigIntegerField()),
                        ('path', chuan.core.fields.PathField(max_length=120)),
                        ('why', models.SmallIntegerField()),
                    ],
                    options={
                        'indexes': [models.Index(fields=['path', 'event'], name='events_of_a_reader')],
                    },
                ),
                migrations.CreateModel(
                    name='Follower',
                    fields=[
                        ('name', models.CharField(max_length=60, primary_key=True, serialize=False)),
                        ('last', models.BigIntegerField(default=0)),
                    ],
                ),
                migrations.CreateModel(
                    name='MasterElement',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('owner_path', chuan.core.fields.PathField(max_length=120)),
                        ('sandbox', models.BooleanField(default=False)),
                        ('type', chuan.traceability.models.fields.IdentifierField()),
                        ('key', chuan.traceability.models.fields.IdentifierField()),
                        ('written_id', models.TextField()),
                        ('changed_at', models.DateTimeField()),
                    ],
                    options={
                        'indexes': [models.Index(fields=['owner_path', 'type'], name='master_data_of_an_owner')],
                        'constraints': [models.UniqueConstraint(fields=('key', 'type', 'owner_path', 'sandbox'), name='one_element_of_an_owner_and_a_type')],
                    },
                ),
                migrations.CreateModel(
                    name='MasterValue',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('element', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='values', to='traceability.masterelement')),
                        ('name', chuan.traceability.models.fields.IdentifierField()),
                        ('value', models.JSONField(null=True)),
                        ('text', chuan.traceability.models.fields.IdentifierField(null=True)),
                        ('capture_id', models.BigIntegerField()),
                        ('said_at', models.DateTimeField()),
                        ('current', models.BooleanField(default=True)),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('current', True)), fields=['name', 'text'], name='current_master_values')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('current', True)), fields=('element', 'name'), name='one_current_value_of_an_attribute')],
                    },
                ),
                migrations.CreateModel(
                    name='MasterChild',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('element', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='children', to='traceability.masterelement')),
                        ('child', chuan.traceability.models.fields.IdentifierField()),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('element', 'child'), name='a_child_is_named_once')],
                    },
                ),
                migrations.CreateModel(
                    name='ApiKey',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.organisation')),
                        ('owner_path', chuan.core.fields.PathField(max_length=120)),
                        ('name', models.CharField(max_length=120)),
                        ('prefix', models.CharField(max_length=16, unique=True)),
                        ('secret_hash', models.CharField(max_length=64)),
                        ('may_capture', models.BooleanField()),
                        ('may_query', models.BooleanField()),
                        ('sandbox', models.BooleanField(default=False)),
                        ('per_minute', models.PositiveIntegerField()),
                        ('per_day', models.PositiveIntegerField()),
                        ('made_at', models.DateTimeField()),
                        ('made_by', models.CharField(max_length=64)),
                        ('made_by_label', models.CharField(max_length=200)),
                        ('expires_on', models.DateField(blank=True, null=True)),
                        ('revoked_at', models.DateTimeField(blank=True, null=True)),
                        ('revoked_by_label', models.CharField(blank=True, max_length=200)),
                        ('revoked_reason', models.CharField(blank=True, max_length=400)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['owner_path', '-made_at'], name='keys_of_an_owner')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('may_capture', True), ('may_query', True), _connector='OR'), name='a_key_opens_something'), models.CheckConstraint(condition=models.Q(('per_day__gt', 0), ('per_minute__gt', 0)), name='a_quota_lets_something_through')],
                    },
                ),
                migrations.CreateModel(
                    name='KeyUse',
                    fields=[
                        ('pk', models.CompositePrimaryKey('key', 'span', 'window', blank=True, editable=False, primary_key=True, serialize=False)),
                        ('key', models.BigIntegerField()),
                        ('span', models.CharField(max_length=6)),
                        ('window', models.BigIntegerField()),
                        ('count', models.PositiveIntegerField()),
                    ],
                ),
            ],
        ),
        migrations.RunPython(reshape, back),
    ]
