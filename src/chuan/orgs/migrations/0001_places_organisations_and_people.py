import chuan.core.fields
import chuan.core.many_tables
import chuan.orgs.enums
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        chuan.core.many_tables.CreateModels(
            tables=[
                migrations.CreateModel(
                    name='Organisation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('name', models.CharField(max_length=300)),
                        ('short_name', models.CharField(blank=True, max_length=160)),
                        ('kind', models.CharField(max_length=20)),
                        ('level', models.CharField(max_length=10)),
                        ('agency', models.CharField(blank=True, max_length=40)),
                        ('member_kind', models.CharField(blank=True, max_length=20)),
                        ('path', chuan.core.fields.PathField(max_length=120, unique=True)),
                        ('on_node', models.BooleanField(default=True)),
                        ('is_sample', models.BooleanField(default=False)),
                        ('valid_from', models.DateField(blank=True, null=True)),
                        ('valid_until', models.DateField(blank=True, null=True)),
                        ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='orgs.organisation')),
                        ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='organisations', to='orgs.place')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['agency', 'path'], name='organisation_by_agency'), models.Index(fields=['member_kind', 'path'], name='organisation_by_member_kind')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_until__isnull', True), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='organisation_does_not_end_before_it_begins'), models.CheckConstraint(condition=models.Q(('path__startswith', '/'), ('path__endswith', '/')), name='organisation_path_begins_and_ends_with_a_slash')],
                    },
                ),
                migrations.CreateModel(
                    name='Person',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('password', models.CharField(max_length=128, verbose_name='password')),
                        ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('username', models.CharField(max_length=60, unique=True)),
                        ('full_name', models.CharField(max_length=120)),
                        ('email', models.EmailField(blank=True, max_length=254)),
                        ('phone', models.CharField(blank=True, max_length=20)),
                        ('position', models.CharField(blank=True, max_length=120)),
                        ('is_active', models.BooleanField(default=True)),
                        ('is_sample', models.BooleanField(default=False)),
                        ('must_change_password', models.BooleanField(default=False)),
                        ('code_expires_at', models.DateTimeField(blank=True, null=True)),
                        ('session_epoch', models.PositiveIntegerField(default=0)),
                        ('created_at', models.DateTimeField()),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                        ('home', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='accounts', to='orgs.organisation')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('is_active', True), ('ended_at__isnull', False), _connector='OR'), name='an_ended_account_says_when')],
                    },
                ),
                migrations.CreateModel(
                    name='OrganisationAlias',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=300)),
                        ('key', models.CharField(max_length=300)),
                        ('folded', models.CharField(max_length=300)),
                        ('kind', models.CharField(default=chuan.orgs.enums.NameKind['ALIAS'], max_length=10)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='aliases', to='orgs.organisation')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['key'], name='alias_by_key'), models.Index(fields=['folded'], name='alias_by_folded_name')],
                        'constraints': [models.UniqueConstraint(fields=('organisation', 'key'), name='one_alias_per_name_of_an_organisation')],
                    },
                ),
                migrations.CreateModel(
                    name='OrganisationSuccession',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('extent', models.CharField(default=chuan.orgs.enums.Extent['WHOLE'], max_length=5)),
                        ('effective_on', models.DateField(blank=True, null=True)),
                        ('basis_symbol', models.CharField(blank=True, max_length=60)),
                        ('basis_date', models.DateField(blank=True, null=True)),
                        ('confidence', models.CharField(max_length=1)),
                        ('note', models.CharField(blank=True, max_length=300)),
                        ('predecessor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='successions', to='orgs.organisation')),
                        ('successor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='origins', to='orgs.organisation')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('predecessor', 'successor'), name='one_edge_between_two_organisations'), models.CheckConstraint(condition=models.Q(('predecessor', models.F('successor')), _negated=True), name='organisation_does_not_follow_itself')],
                    },
                ),
                migrations.CreateModel(
                    name='Place',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(max_length=5)),
                        ('name', models.CharField(max_length=120)),
                        ('short_name', models.CharField(max_length=100)),
                        ('folded', models.CharField(max_length=120)),
                        ('kind', models.CharField(max_length=20)),
                        ('level', models.CharField(max_length=10)),
                        ('valid_from', models.DateField(blank=True, null=True)),
                        ('valid_until', models.DateField(blank=True, null=True)),
                        ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='orgs.place')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['folded', 'level'], name='place_by_folded_name'), models.Index(fields=['parent', 'level'], name='place_by_parent')],
                        'constraints': [models.UniqueConstraint(fields=('level', 'code', 'valid_from'), name='one_life_of_a_code_from_a_day'), models.UniqueConstraint(condition=models.Q(('valid_from__isnull', True)), fields=('level', 'code'), name='one_first_life_of_a_code'), models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_until__isnull', True), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='place_does_not_end_before_it_begins')],
                    },
                ),
                migrations.CreateModel(
                    name='PlaceSuccession',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('extent', models.CharField(default=chuan.orgs.enums.Extent['WHOLE'], max_length=5)),
                        ('main', models.BooleanField(default=True)),
                        ('effective_on', models.DateField()),
                        ('basis_symbol', models.CharField(blank=True, max_length=60)),
                        ('basis_date', models.DateField(blank=True, null=True)),
                        ('confidence', models.CharField(max_length=1)),
                        ('predecessor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='successions', to='orgs.place')),
                        ('successor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='origins', to='orgs.place')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('predecessor', 'successor'), name='one_edge_between_two_places'), models.CheckConstraint(condition=models.Q(('predecessor', models.F('successor')), _negated=True), name='place_does_not_follow_itself')],
                    },
                ),
                migrations.CreateModel(
                    name='RoleAssignment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('role', models.CharField(max_length=20)),
                        ('valid_from', models.DateField()),
                        ('valid_until', models.DateField(blank=True, null=True)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roles', to='orgs.organisation')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='roles', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['organisation', 'role'], name='role_by_organisation')],
                        'constraints': [models.UniqueConstraint(fields=('person', 'organisation', 'role', 'valid_from'), name='one_role_of_a_person_from_a_day'), models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_until__isnull', True), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='role_does_not_end_before_it_begins')],
                    },
                ),
            ],
        ),
    ]
