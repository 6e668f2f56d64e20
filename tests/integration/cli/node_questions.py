"""What the tests ask of a node from the inside, each in a process of the node's own settings."""

import io
import os


def start() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chuan.config.settings.base")
    django.setup()


def seal() -> None:
    from chuan.audit import sealing

    print(sum(sealing.seal() for _ in range(50)))  # noqa: T201


def record(count: int) -> None:
    from django.db import transaction

    from chuan.audit.services import record as write
    from chuan.core.actor import system_actor

    for number in range(count):
        with transaction.atomic():
            write(
                system_actor(),
                "node.backed_up",
                kind="node",
                object_id=number,
                label="thử",
                path="/",
            )


def keep_file() -> None:
    """Store a file; print its digest."""
    from chuan.core import files
    from chuan.core.actor import system_actor

    kept = files.store(
        io.BytesIO("Kế hoạch thử\n".encode()),
        name="ke-hoach.txt",
        media_type="text/plain",
        owner_path="/",
        actor=system_actor(),
    )
    print(kept.sha256)  # noqa: T201


def read_file() -> None:
    """Print what the only stored file holds."""
    from chuan.core import files
    from chuan.core.models import StoredFile

    with files.open_file(StoredFile.objects.get()) as stream:
        print(stream.read().decode())  # noqa: T201


def sign_in(username: str, password: str) -> None:
    """Post the sign-in form; print who is signed in then."""
    from django.test import Client, override_settings
    from django.urls import reverse

    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    client = Client(SERVER_NAME="localhost")
    with override_settings(STORAGES={"staticfiles": plain}):
        client.post(reverse("account_login"), {"login": username, "password": password})
    print("signed in" if client.session.get("_auth_user_id") else "refused")  # noqa: T201


def tamper(statement: str) -> None:
    """Run a statement as the owner of the tables, the triggers of the record put out of the way."""
    from django.db import connection

    from chuan.config import database

    with database.as_owner(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE audit_auditentry DISABLE TRIGGER ALL")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}")
        cursor.execute(statement)


def people() -> None:
    from chuan.orgs.models import Person

    print(Person.objects.count())  # noqa: T201


def due_now() -> None:
    """Let every periodic job be due at once."""
    from chuan.core import clock
    from chuan.core.jobs import registry
    from chuan.core.models import JobSchedule

    for job in registry.periodic():
        JobSchedule.objects.update_or_create(name=job.name, defaults={"next_at": clock.now()})


def closed_or_owned(role: str) -> None:
    """Print how many tables the role owns or may not read."""
    from chuan.config import database
    from chuan.core.postgres import owned_by, unreadable_by

    with database.as_owner():
        print(len(owned_by(role)) + len(unreadable_by(role)))  # noqa: T201


def upgrade() -> None:
    """What starting the node does first: bring the database of an older release up to date."""
    from chuan.cli import node_state
    from chuan.config import database

    with node_state.changing():
        node_state.prepare()
    print(len(database.pending()))  # noqa: T201


def open_documents(username: str, password: str) -> None:
    """Sign in and open every document and file; print how many of each are shown, whole."""
    import hashlib

    from django.test import Client, override_settings
    from django.urls import reverse

    from chuan.core.models import StoredFile
    from chuan.documents.models import Document

    client = Client(SERVER_NAME="localhost")
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(STORAGES={"staticfiles": plain}):
        client.post(reverse("account_login"), {"login": username, "password": password})
        pages = [
            client.get(reverse("documents:document_detail", args=[document.uid]))
            for document in Document.objects.all()
        ]
        files = {
            file: client.get(reverse("core:file_download", args=[file.uid]))
            for file in StoredFile.objects.all()
        }
    whole = [
        file
        for file, answer in files.items()
        if answer.status_code == 200
        and hashlib.sha256(answer.getvalue()).hexdigest() == file.sha256
    ]
    print(sum(page.status_code == 200 for page in pages), len(whole))  # noqa: T201
