import chuan.core.many_tables
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('orgs', '0001_places_organisations_and_people'),
        ('standards', '0003_drafts_comments_and_the_rate_of_harmonisation'),
    ]

    operations = [
        chuan.core.many_tables.CreateModels(
            tables=[
                migrations.CreateModel(
                    name='DraftCitation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.CharField(max_length=160)),
                        ('family', models.CharField(max_length=160)),
                        ('label', models.CharField(max_length=200)),
                        ('title', models.CharField(blank=True, max_length=600)),
                        ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='standards.draft')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('draft', 'key'), name='draft_cites_a_number_once')],
                    },
                ),
                migrations.CreateModel(
                    name='DraftPlace',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='standards.draft')),
                        ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.place')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('draft', 'place'), name='draft_applies_in_a_place_once')],
                    },
                ),
                migrations.CreateModel(
                    name='DraftRequirement',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('order', models.PositiveSmallIntegerField(default=0)),
                        ('name', models.CharField(max_length=200)),
                        ('unit', models.CharField(blank=True, max_length=40)),
                        ('limit', models.CharField(max_length=200)),
                        ('method', models.CharField(blank=True, max_length=200)),
                        ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='requirements', to='standards.draft')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['draft', 'order'], name='requirement_in_order')],
                    },
                ),
            ],
        ),
        migrations.AddField(
            model_name='draft',
            name='plan_year',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='draft',
            name='shows_number',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='draft',
            name='standard',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='drafts', to='standards.standard'),
        ),
        migrations.AddField(
            model_name='draft',
            name='template',
            field=models.CharField(blank=True, max_length=40),
        ),
    ]
