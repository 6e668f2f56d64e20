import re

from django.db import migrations

KINDS = {"TB": "notice", "KL": "conclusion", "TTR": "proposal", "BB": "minutes"}
SIGN = re.compile(r"^\d+[A-Z]?[/-]([A-Z]+)[/-]")


def tell(apps, schema_editor):
    """Documents kept as "other" get the kind that their symbol tells, as new ones do."""
    documents = apps.get_model("documents", "Document")
    entries = apps.get_model("documents", "IncomingEntry")
    found = {kind: [] for kind in KINDS.values()}
    rows = documents.objects.filter(kind="other").values_list("pk", "symbol_key")
    for pk, symbol in rows.iterator():
        sign = SIGN.match(symbol)
        if sign and sign[1] in KINDS:
            found[KINDS[sign[1]]].append(pk)
    for kind, pks in found.items():
        for at in range(0, len(pks), 500):
            some = pks[at : at + 500]
            documents.objects.filter(pk__in=some).update(kind=kind)
            entries.objects.filter(document__in=some, kind="other").update(kind=kind)


def forget(apps, schema_editor):
    """Before, they were all "other"."""
    for name in ("Document", "IncomingEntry"):
        rows = apps.get_model("documents", name).objects
        rows.filter(kind__in=KINDS.values()).update(kind="other")


class Migration(migrations.Migration):

    dependencies = [
        ("documents", "0003_house_style_and_earlier_states_of_papers"),
    ]

    operations = [migrations.RunPython(tell, forget)]
