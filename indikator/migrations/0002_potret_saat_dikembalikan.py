from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("indikator", "0001_indikator_dan_skp")]

    operations = [
        migrations.AddField(
            model_name="versiskp",
            name="potret",
            field=models.JSONField(null=True),
        ),
    ]
