from django.db import migrations, models

import chuan.core.clock


class Migration(migrations.Migration):

    dependencies = [
        ("core", "0002_search_gets_full_text_index"),
    ]

    operations = [
        migrations.CreateModel(
            name="SentOnce",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("actor_id", models.CharField(max_length=64)),
                ("key", models.UUIDField()),
                ("body_hash", models.CharField(max_length=64)),
                ("status", models.PositiveSmallIntegerField(default=0)),
                ("location", models.CharField(blank=True, max_length=800)),
                ("at", models.DateTimeField(default=chuan.core.clock.now)),
            ],
            options={
                "indexes": [models.Index(fields=["at"], name="sent_once_by_age")],
                "constraints": [models.UniqueConstraint(fields=("actor_id", "key"), name="one_form_per_person_and_key")],
            },
        ),
    ]
