import chuan.core.fields
import chuan.core.many_tables
import chuan.standards.enums
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("standards", "0002_search_has_an_index_of_its_own"),
    ]

    operations = [
        chuan.core.many_tables.CreateModels(
            tables=[
                migrations.CreateModel(
                    name="Draft",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("slug", models.CharField(max_length=120, unique=True)),
                        ("kind", models.CharField(max_length=14)),
                        ("title", models.CharField(max_length=500)),
                        ("number", models.CharField(blank=True, max_length=120)),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="orgs.organisation",
                            ),
                        ),
                        ("owner_path", chuan.core.fields.PathField(max_length=120)),
                        ("explanation", models.TextField(blank=True)),
                        ("subjects", models.CharField(blank=True, max_length=500)),
                        ("contact", models.CharField(blank=True, max_length=300)),
                        (
                            "state",
                            models.CharField(
                                default=chuan.standards.enums.DraftState["WRITING"], max_length=10
                            ),
                        ),
                        ("is_public", models.BooleanField(default=True)),
                        ("is_urgent", models.BooleanField(default=False)),
                        ("begins", models.DateField(blank=True, null=True)),
                        ("until", models.DateField(blank=True, null=True)),
                        ("not_before", models.DateField(blank=True, null=True)),
                        ("withdrawn_reason", models.CharField(blank=True, max_length=500)),
                        ("told_open_at", models.DateTimeField(blank=True, null=True)),
                        ("settled_at", models.DateTimeField(blank=True, null=True)),
                        ("created_at", models.DateTimeField()),
                        ("created_by_label", models.CharField(max_length=160)),
                        ("is_sample", models.BooleanField(default=False)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["owner_path", "state"], name="draft_by_body"),
                            models.Index(fields=["state", "until"], name="draft_by_last_day"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        ["writing", "announced", "closed", "settled", "withdrawn"],
                                    )
                                ),
                                name="draft_has_a_known_state",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "tcvn",
                                            "qcvn",
                                            "qcdp",
                                            "tccs",
                                            "dlvn",
                                            "sector",
                                            "international",
                                            "regional",
                                            "foreign",
                                            "other",
                                        ],
                                    )
                                ),
                                name="draft_has_a_known_kind",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("begins", None), ("until", None)),
                                    ("until__gte", models.F("begins")),
                                    _connector="OR",
                                ),
                                name="comment_does_not_end_before_it_begins",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ("writing", "withdrawn")),
                                    ("until__isnull", False),
                                    _connector="OR",
                                ),
                                name="announced_draft_has_a_period",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DraftWording",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "draft",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="wordings",
                                to="standards.draft",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("frozen_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("draft", "number"), name="wording_of_a_draft_has_one_number"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("frozen_at", None)),
                                fields=("draft",),
                                name="one_wording_is_written_at_a_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DraftClause",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "wording",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="clauses",
                                to="standards.draftwording",
                            ),
                        ),
                        ("key", models.CharField(max_length=12)),
                        ("order", models.PositiveIntegerField()),
                        ("level", models.PositiveSmallIntegerField(default=1)),
                        ("label", models.CharField(blank=True, max_length=60)),
                        ("heading", models.CharField(blank=True, max_length=300)),
                        ("text", models.TextField(blank=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["wording", "order"], name="clause_in_order")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("wording", "key"), name="clause_stands_once_in_a_wording"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AskedBody",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "draft",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="asked",
                                to="standards.draft",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="orgs.organisation",
                            ),
                        ),
                        ("name", models.CharField(max_length=300)),
                        ("symbol", models.CharField(blank=True, max_length=80)),
                        ("asked_on", models.DateField()),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        ("answer_symbol", models.CharField(blank=True, max_length=80)),
                        ("agrees", models.BooleanField(default=False)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("draft", "name"), name="body_is_asked_once_of_a_draft"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CommentAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "draft",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answers",
                                to="standards.draft",
                            ),
                        ),
                        ("verdict", models.CharField(max_length=10)),
                        ("reason", models.TextField(blank=True)),
                        ("at", models.DateTimeField()),
                        ("by_label", models.CharField(max_length=160)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("verdict__in", ["accepted", "partly", "explained"])
                                ),
                                name="answer_to_a_comment_has_a_known_verdict",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("verdict", "accepted"),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="what_is_not_taken_up_has_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DraftComment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "draft",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="comments",
                                to="standards.draft",
                            ),
                        ),
                        (
                            "wording",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="standards.draftwording",
                            ),
                        ),
                        ("clause_key", models.CharField(blank=True, max_length=12)),
                        ("clause_label", models.CharField(blank=True, max_length=60)),
                        ("clause_order", models.PositiveIntegerField(default=0)),
                        ("voice", models.CharField(max_length=12)),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="orgs.organisation",
                            ),
                        ),
                        (
                            "organisation_path",
                            chuan.core.fields.PathField(blank=True, max_length=120),
                        ),
                        ("organisation_name", models.CharField(blank=True, max_length=300)),
                        (
                            "asked",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="comments",
                                to="standards.askedbody",
                            ),
                        ),
                        ("person_id", models.CharField(blank=True, max_length=32)),
                        ("person_name", models.CharField(blank=True, max_length=160)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("phone", models.CharField(blank=True, max_length=20)),
                        ("text", models.TextField()),
                        ("reason", models.TextField(blank=True)),
                        ("proposal", models.TextField(blank=True)),
                        ("digest", models.CharField(max_length=64)),
                        ("receipt", models.CharField(blank=True, max_length=64)),
                        ("sent_at", models.DateTimeField()),
                        (
                            "answer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="comments",
                                to="standards.commentanswer",
                            ),
                        ),
                        ("hidden_at", models.DateTimeField(blank=True, null=True)),
                        ("hidden_reason", models.CharField(blank=True, max_length=500)),
                        ("hidden_by_label", models.CharField(blank=True, max_length=160)),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["draft", "clause_order"], name="comment_by_clause"
                            ),
                            models.Index(fields=["receipt"], name="comment_by_receipt"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("voice__in", ["person", "organisation", "body", "letter"])
                                ),
                                name="comment_on_a_draft_has_a_known_voice",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("hidden_at", None),
                                    models.Q(("hidden_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="hidden_comment_has_a_reason",
                            ),
                            models.UniqueConstraint(
                                fields=("draft", "digest"), name="same_comment_is_kept_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HarmonisationList",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("fingerprint", models.CharField(max_length=64, unique=True)),
                        ("in_force", models.TextField(blank=True)),
                        ("harmonised", models.TextField(blank=True)),
                        ("unknown", models.TextField(blank=True)),
                        ("lagging", models.TextField(blank=True)),
                        ("made_at", models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name="HarmonisationPoint",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("day", models.DateField()),
                        ("field", models.CharField(blank=True, max_length=10)),
                        ("in_force", models.PositiveIntegerField()),
                        ("harmonised", models.PositiveIntegerField()),
                        ("unknown", models.PositiveIntegerField()),
                        ("lagging", models.PositiveIntegerField(default=0)),
                        (
                            "made_of",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="points",
                                to="standards.harmonisationlist",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("field", "day"), name="one_rate_of_a_field_on_a_day"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("harmonised__lte", models.F("in_force"))),
                                name="harmonised_standards_are_among_those_in_force",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
