import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("logbook", "0003_measures")]

    operations = [
        migrations.CreateModel(
            name="Sending",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=64)),
                ("received_at", models.DateTimeField()),
                ("runner", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="logbook.runner")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("runner", "key"), name="sending_once")],
            },
        ),
    ]
