from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("documents", "0004_kinds_that_only_the_symbol_tells"),
    ]

    operations = [
        migrations.AddField(
            model_name="meeting",
            name="body",
            field=models.CharField(blank=True, default="", max_length=12),
            preserve_default=False,
        ),
    ]
