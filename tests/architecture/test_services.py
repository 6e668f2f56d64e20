"""Writes have one shape: the actor first, every argument named, an entry in the record."""

from collections import defaultdict

import pytest

from tests.architecture.source import Function, doors, reaches, service_functions

FUNCTIONS = list(service_functions(below=("audit",)))
ASKED_FOR = doors()
DOORS = [function for function in FUNCTIONS if function.name in ASKED_FOR]
PRIVATE = "a draft is its owner's alone; accepting it is what the record tells"
STEP = "a step of other services, which record the whole"
LOOK = "a look at what a form brings; the service that takes it in records the refusal"
UNRECORDED = {
    "identifiers.assign": STEP,
    "identifiers.link": STEP,
    "identifiers.withdraw": STEP,
    "documents.lock_draft": STEP,
    "documents.keep_document": STEP,
    "documents.keep_copy": STEP,
    "documents.store_files": STEP,
    "documents.release_copy": STEP,
    "documents.look_at": LOOK,
    "documents.looking_once": LOOK,
    "plans.examined": LOOK,
    "documents.examined_file": LOOK,
    "documents.refuse_secret_words": LOOK,
    "plans.store_examined": STEP,
    "plans.settle_issued": STEP,
    "plans.move_personal_work": STEP,
    "documents.move_paper_work": STEP,
    "plans.ask_to_compare": "asks for a comparison that the page would make itself; it changes nothing",
    "plans.keep_comparison": "keeps a comparison as a cache does",
    "plans.sweep_results": "throws comparisons away as a cache does",
    "exchange.deliver": "the worker carries what the record told when it was signed; the log has each step",
    "exchange.fetch_all": "the clock asks; what came is in the log, what is done with it in the record",
    "exchange.remind_of_feeds": "lines in the inbox; nothing is changed",
    "exchange.hand_in": "a file not yet looked at; reading it is what the record tells",
    "documents.correct_item": PRIVATE,
    "documents.add_item": PRIVATE,
    "documents.remove_item": PRIVATE,
    "documents.undo_edit": PRIVATE,
    "documents.redo_edit": PRIVATE,
    "documents.answer_finding": PRIVATE,
    "documents.reopen_finding": PRIVATE,
    "documents.choose_agency": PRIVATE,
    "documents.set_choice": PRIVATE,
    "documents.discard_draft": PRIVATE,
    "documents.start_upload": PRIVATE,
    "documents.append_bytes": PRIVATE,
    "documents.finish_upload": PRIVATE,
    "documents.cancel_upload": PRIVATE,
    "documents.sweep_temporary": "removes what drafts left behind when their time was over",
    "figures.read_workbook": "a dry run: it changes nothing but what is known of the file",
    "figures.ask_to_apply": "asks for the work that the record tells once it is done",
    "engagement.ask_to_apply": "asks for the work that the record tells once it is done",
    "standards.begin_applying": "asks for the work that the record tells once it is done",
    "standards.begin_undoing": "as above",
    "standards.follow": "a wish of one's own to be told; nothing of the register changes",
    "figures.wanted_rows": "reads what a form asks for; it stores nothing",
    "figures.timing_of": "says what a schedule means; it stores nothing",
    "figures.next_days": "says which days a schedule names next; it stores nothing",
    "figures.put_figures": STEP,
    "figures.people_of": "says whom a notice reaches; it stores nothing",
    "orgs.preview_invitations": "stores nothing; it says what `invite_people` would do",
}
"""Services without an entry of their own, and why."""
OTHERWISE_CALLED = {
    "identifiers.assign": "a thing gets its name whoever made it",
    "identifiers.link": "as above",
    "identifiers.withdraw": "as above",
    "documents.lock_draft": "a step that services of two rooms begin with",
    "documents.look_at": LOOK,
    "documents.looking_once": LOOK,
    "documents.refuse_stamped_words": "a step that services of two rooms begin with",
    "documents.refuse_unreadable": LOOK,
    "documents.note_secret": "a step that services of three rooms end with",
    "plans.examined": LOOK,
    "documents.examined_file": LOOK,
    "documents.refuse_secret_words": LOOK,
    "plans.store_examined": "a step that services of two rooms take",
    "plans.settle_issued": "a room below calls it through its registry",
    "plans.note_asked": "as above",
    "figures.wanted_rows": "reads what a form asks for; nobody acts",
    "figures.timing_of": "as above",
    "figures.next_days": "as above",
    "figures.put_figures": "a step of sending, which the demo takes with it",
    "figures.record_report": "as above",
    "figures.people_of": "says whom a notice reaches; nobody acts",
    "figures.open_due_rounds": "the clock calls it, each round opens in the name of who laid the schedule",
    "documents.sweep_temporary": "the clock calls it, nobody's name stands behind it",
    "plans.sweep_results": "as above",
    "exchange.deliver": "the worker calls it with a row of the outbox",
    "exchange.fetch_all": "the clock calls it, nobody's name stands behind it",
    "exchange.remind_of_feeds": "as above",
    "standards.heal_index": "the clock calls it, nobody's name stands behind it",
    "standards.tell_news": "as above",
    "figures.received": "a look at what a form brings; its services record",
    "traceability.follow_steps": "the node follows what was stored, nobody's name stands behind it",
    "traceability.deliver_due": "as above",
    "traceability.open_earlier": "the job of a service that recorded it",
    "documents.refuse_stamped_cells": "a step that services of several rooms begin with",
}
"""Services that do not take their actor first and by name, and why."""


def by_name() -> dict[str, list[Function]]:
    found = defaultdict(list)
    for function in FUNCTIONS:
        found[function.node.name].append(function)
    return found


@pytest.mark.parametrize("service", DOORS, ids=lambda f: f.name)
def test_a_service_leaves_an_entry_in_the_record(service: Function) -> None:
    recorded = reaches(service, {"record", "record_read"}, by_name())

    assert recorded != (service.name in UNRECORDED)


@pytest.mark.parametrize("service", DOORS, ids=lambda f: f.name)
def test_a_service_names_its_arguments_and_the_actor_first(service: Function) -> None:
    arguments = service.node.args
    proper = (
        not arguments.args
        and not arguments.posonlyargs
        and [argument.arg for argument in arguments.kwonlyargs][:1] == ["actor"]
    )

    assert proper != (service.name in OTHERWISE_CALLED)


def test_exceptions_name_services_that_exist() -> None:
    names = {service.name for service in DOORS}

    assert set(UNRECORDED) <= names
    assert set(OTHERWISE_CALLED) <= names
