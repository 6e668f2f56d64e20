from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("figures", "0003_rounds_know_the_moment_they_end"),
    ]

    operations = [
        # A difference is negative before it is added, and a check looks at it too early.
        migrations.AlterField(
            model_name="total",
            name="bodies",
            field=models.IntegerField(default=0),
        ),
        migrations.AddField(
            model_name="total",
            name="valued",
            field=models.IntegerField(default=0),
        ),
        migrations.AddField(
            model_name="total",
            name="as_of",
            field=models.DateField(null=True),
        ),
    ]
