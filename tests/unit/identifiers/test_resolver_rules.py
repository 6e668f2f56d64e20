"""What the resolver decides by rules alone: reading, choosing, serving; properties and hostile input."""

import doctest
import random
from contextlib import suppress
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuan.domain.errors import DomainError
from chuan.domain.gs1 import append_check_digit, parse_digital_link
from chuan.identifiers.enums import EntityState, LinkRole
from chuan.identifiers.rules import asking, levels, link_types, matching, reading, tags
from chuan.identifiers.rules.choosing import (
    Gone,
    HandedOver,
    MultipleChoices,
    NotFound,
    Redirect,
    choose,
)
from chuan.identifiers.rules.history import differences, link_of, link_state
from chuan.identifiers.rules.hrefs import checked_href, checked_root
from chuan.identifiers.rules.serving import PASSES, STAYS, WARNS, read_entry, shortcut, write_entry
from chuan.identifiers.types import Asked, Entry, Link

HONEY = "/01/08938501000019"
WORDS = st.text("ABCabc123_.-", min_size=1, max_size=20)
LINKS = st.builds(
    Link,
    type=st.sampled_from(["gs1:pip", "gs1:recallStatus", "https://example.com/voc/x"]),
    href=st.sampled_from([f"https://htx.example.com/{n}" for n in range(9)] + ["/trang/"]),
    title=st.text(min_size=1, max_size=8),
    languages=st.lists(st.sampled_from(["vi", "en", "en-GB", "und"]), max_size=2, unique=True).map(
        tuple
    ),
    medium=st.sampled_from(["", "text/html", "application/pdf"]),
    contexts=st.lists(st.sampled_from(["VN", "und"]), max_size=1).map(tuple),
    role=st.sampled_from(list(LinkRole)).map(str),
    passes_query=st.booleans(),
    since=st.sampled_from([0, 5, 15]),
    until=st.sampled_from([0, 8, 30]),
)


def entries(links: list[Link], state: str) -> Entry:
    """At most one default, as the database holds."""
    defaults = [link for link in links if link.role == LinkRole.DEFAULT]
    kept = [link for link in links if link not in defaults] + defaults[:1]
    return Entry(
        HONEY, "Mật ong", state, "https://id.example.org" * (state == "handed_over"), tuple(kept)
    )


ENTRIES = st.builds(
    entries, st.lists(LINKS, max_size=5), st.sampled_from(list(EntityState)).map(str)
)
ASKED = st.builds(
    asking.read_asked,
    st.sampled_from(["", "linkType=gs1:pip", "linkType=linkset", "context=VN", "17=271231"]),
    st.sampled_from(["", "*/*", "text/html,*/*;q=0.8", "application/pdf;q=0.2"]),
    st.sampled_from(["", "vi", "en-GB,vi;q=0.5", "fr,*;q=0", "*"]),
)


@pytest.mark.parametrize("module", [asking, levels, link_types, matching, reading, tags])
def test_examples_hold(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


@given(ENTRIES)
def test_an_entry_is_read_back_as_it_was_written(entry: Entry) -> None:
    kept = read_entry(entry.key, write_entry(entry))

    assert (kept.label, kept.state, kept.handed_to) == (entry.label, entry.state, entry.handed_to)
    assert [link._replace(languages=tuple(link.languages), contexts=tuple(link.contexts))
            for link in kept.links] == list(entry.links)  # fmt: skip


@given(ENTRIES, st.sampled_from([0.0, 6.0, 10.0, 40.0]), ASKED)
def test_a_shortcut_says_what_the_whole_choice_says(entry: Entry, now: float, asked: Asked) -> None:
    short = shortcut(entry)
    asks_nothing = not asked.link_type and not asked.wants_linkset

    if short[:1] in {PASSES, STAYS} and asks_nothing:
        answer = choose([entry], asked, now)
        assert isinstance(answer, Redirect)
        assert answer.link.href == short[1:]
        assert answer.link.passes_query == (short[0] == PASSES)
    warned = any(link.role == LinkRole.NOTICE for link in entry.links)
    assert (short == WARNS) == warned


@given(st.lists(ENTRIES, min_size=1, max_size=4), ASKED)
def test_a_choice_is_never_of_a_link_that_does_not_stand(found: list[Entry], asked: Asked) -> None:
    answer = choose(found, asked, 10)

    chosen = answer.links if isinstance(answer, MultipleChoices) else ()
    if isinstance(answer, Redirect):
        chosen = (answer.link,)
    for link in chosen:
        assert link.since <= 10
        assert not link.until or link.until > 10
    assert not isinstance(answer, MultipleChoices) or len(answer.links) > 0


@given(st.lists(ENTRIES, min_size=1, max_size=4), ASKED, st.randoms())
def test_the_order_of_links_never_decides(
    found: list[Entry], asked: Asked, chance: random.Random
) -> None:
    shuffled = [
        Entry(
            each.key,
            each.label,
            each.state,
            each.handed_to,
            chance.sample(each.links, len(each.links)),
        )
        for each in found
    ]

    first, second = choose(found, asked, 10), choose(shuffled, asked, 10)

    assert type(first) is type(second)
    if isinstance(first, Redirect) and isinstance(second, Redirect):
        assert first.link == second.link
    if isinstance(first, MultipleChoices) and isinstance(second, MultipleChoices):
        assert sorted(first.links) == sorted(second.links)


def test_states_are_said_by_the_nearest_level() -> None:
    link = Link("gs1:pip", "https://x.example.com/", "Trang", role=LinkRole.DEFAULT)
    used = Entry(HONEY, "", links=(link,))
    gone = Entry(f"{HONEY}/10/A", "", EntityState.WITHDRAWN)
    handed = Entry("/gcp/8938501", "", EntityState.HANDED_OVER, "https://id.example.org")

    assert isinstance(choose([gone, used], Asked(), 0), Gone)
    assert isinstance(choose([used, gone], Asked(), 0), Redirect)
    assert isinstance(choose([handed], Asked(), 0), HandedOver)
    assert choose([], Asked(), 0) == NotFound()


@given(st.integers(0, 10**12 - 1), WORDS, WORDS, st.sampled_from(["", "/"]))
def test_what_needs_no_reading_is_read_as_the_grammar_reads_it(
    number: int, lot: str, serial: str, slash: str
) -> None:
    gtin = append_check_digit(f"{number:013}")
    path = f"/01/{gtin}/10/{lot}/21/{serial}{slash}"

    try:
        parse_digital_link(f"https://x.example.com/01/{gtin}")
    except DomainError:
        return
    assert reading.read_path(path) == levels.as_written(path)
    assert levels.levels_of(levels.as_written(path))[-1] == f"/01/{gtin}"


@given(st.one_of(st.text(max_size=80), st.text("/0128.%&=?;ABC-_", max_size=80)))
def test_hostile_paths_are_read_or_refused_in_words(text: str) -> None:
    path = text.encode("utf-8", "surrogatepass").decode("latin-1")
    for read in (reading.read_path, reading.read_code):
        with suppress(DomainError):
            assert read(path).startswith("/")
    assert isinstance(reading.read_compressed(path), str)
    assert all(key.startswith("/") for key in reading.with_slashes(f"/01/{path}"))


@given(st.text(max_size=60))
def test_hostile_headers_and_queries_are_read(text: str) -> None:
    asked = asking.read_asked(f"linkType={text}&context={text}", text, text)

    assert all(0 <= quality <= 1 for _name, quality in (*asked.languages, *asked.media))


@given(
    st.one_of(
        st.text(max_size=60), st.text(max_size=40).map(lambda end: f"https://x.example.com/{end}")
    )
)
def test_an_address_that_is_kept_is_public_and_without_controls(text: str) -> None:
    try:
        href = checked_href(text)
    except DomainError:
        return
    assert href.isascii()
    assert href.isprintable()
    assert " " not in href
    assert href.startswith(("https://", "http://", "/"))
    assert not href.startswith("//")
    assert checked_href(href) == href


@pytest.mark.parametrize("text", ["https://10.0.0.1/", "http://[fe80::1]/", "http://169.254.169.254/",
                                  "https://localhost/", "http://0x7f.1/", "http://[::ffff:127.0.0.1]/",
                                  "https://[fec0::1]/", "https://[64:ff9b:1::7f00:1]/", "https://[2002:7f00:1::]/",
                                  "https://x.internal/", "https:///x", "https://-x.vn/", "http://x.vn:0/",
                                  "https://x.vn\\@evil.example.com/"])  # fmt: skip
def test_an_address_of_no_public_place_is_refused(text: str) -> None:
    with pytest.raises(DomainError):
        checked_href(text)


def test_the_root_of_another_resolver_has_no_query_and_no_slash() -> None:
    assert checked_root("https://id.example.org/ma/") == "https://id.example.org/ma"
    for wrong in ("/ma", "https://id.example.org/?a=b", "https://id.example.org/#x"):
        with pytest.raises(DomainError):
            checked_root(wrong)


@given(LINKS, LINKS)
def test_a_difference_is_told_for_each_part_that_differs(one: Link, other: Link) -> None:
    before, after = ({"label": "", "links": {"1": link_state(link)}} for link in (one, other))

    told = {each.part for each in differences(before, after)}

    assert told == {part for part in Link._fields if getattr(one, part) != getattr(other, part)}
    assert link_of(link_state(one))._replace(languages=one.languages, contexts=one.contexts) == one


def test_every_link_type_has_two_names_and_one_spelling() -> None:
    for curie, each in link_types.known().items():
        assert each.vi
        assert each.en
        assert link_types.compact(link_types.whole(curie)) == curie
    assert not set(link_types.ONLY_SAID) & set(link_types.known())
