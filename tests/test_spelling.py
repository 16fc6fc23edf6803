"""Every Dutch text that people read is spelled as the Dutch dictionary has it, or with a word accepted on purpose.

The words come from `tests/dutch.py`. Left out of a text: code spans, holes, addresses and names of files, and a word
with a digit or a low dash in it, or grown onto a hole ("{naam}s"). One run of hunspell looks at all the others.
A compound with a hyphen and an abbreviation (ZRM-score) is right when its parts are.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator, Set
from functools import cache
from itertools import pairwise

import pytest

from tests.dutch import everything
from tests.source import ROOT, text_of

ACCEPTED = ROOT / "tests" / "data" / "woorden-goed.txt"

MARKUP = re.compile(r"<[^<>]*>|\]\([^)]*\)|\*\*")
HOLE = re.compile(r"`[^`]*`|\{[^{}]*\}|https?://\S+|\S+@\S+|&\w+;|--[a-z-]+|[\w.-]+\.(json|md|pdf|py|sh|svg|yaml)\b")
WORD = re.compile(r"(?<!\w)(?:(?:[a-z]\.){2,}|'s\b|\w+(?:[&'’-]\w+)*)")


def words(text: str) -> Iterator[str]:
    """The words of a text, as they stand there."""
    for word in WORD.findall(HOLE.sub("0", MARKUP.sub(" ", text))):
        if not re.search(r"[\d_]", word):
            yield word.replace("’", "'")


def groups() -> list[list[str]]:
    """The words we accept, per group; a group starts with a comment that says why."""
    parts = re.split(r"(?:^#.*\n\n?)+", text_of(ACCEPTED), flags=re.MULTILINE)
    return [part.split() for part in parts[1:]]


@cache
def accepted() -> frozenset[str]:
    """Every word we accept; one in small letters may start a sentence too, any other stays as it is listed."""
    return frozenset(word for group in groups() for word in group)


def parts_of(word: str) -> list[str]:
    """The parts of a compound around an abbreviation, such as ZRM-score; [] for any other word."""
    parts = word.split("-")
    return parts if len(parts) > 1 and any(re.fullmatch(r"[A-Z&]{2,}", part) for part in parts) else []


@cache
def places() -> dict[str, str]:
    """Every word in use, and the first place where it stands."""
    found: dict[str, str] = {}
    for place, text in everything():
        for word in words(text):
            found.setdefault(word, place)
    return found


def strange(looked_at: Iterable[str]) -> set[str]:
    """The words of these that the Dutch dictionary does not have; hunspell cuts words at &, so those are not asked."""
    asked = sorted({word for word in looked_at if "&" not in word})
    command = ["hunspell", "-i", "UTF-8", "-d", "nl_NL", "-l"]
    done = subprocess.run(command, input="\n".join(asked), capture_output=True, text=True, encoding="utf-8", check=True)
    unknown = set(done.stdout.split())
    assert unknown <= set(asked), f"hunspell cuts these otherwise than we do: {unknown - set(asked)}"
    return unknown | {word for word in looked_at if "&" in word}


@cache
def unknown() -> frozenset[str]:
    """Everything the dictionary does not have: words in use, their parts, and words that we accept."""
    used = places()
    return frozenset(strange([*used, *(part for word in used for part in parts_of(word)), *accepted()]))


def right(word: str, missing: Set[str]) -> bool:
    """True for a word that the dictionary does not miss or that we accept, and for a compound of such words."""
    if word not in missing or accepted() & {word, word[:1].lower() + word[1:]}:
        return True
    return bool(parts_of(word)) and all(right(part, missing) for part in parts_of(word))


def needed(word: str) -> bool:
    """True when a text uses this word of our list, alone, at the start of a sentence or in a compound."""
    return any(word in {used, used[:1].lower() + used[1:], *parts_of(used)} for used in places())


def test_there_are_texts_to_look_at() -> None:
    assert len(everything()) > 3_000
    assert len(places()) > 2_000
    assert {place.split("/")[0] for place in places().values()} >= {"forms", "resources", "intake_desktop", "docs"}


def test_every_word_is_spelled_right() -> None:
    wrong = {word: place for word, place in places().items() if not right(word, unknown())}
    assert not wrong, f"not in the dictionary and not in {ACCEPTED.name}: {wrong}"


def test_the_list_of_accepted_words_has_no_leftovers() -> None:
    unused = sorted(word for word in accepted() if not needed(word))
    known = sorted(word for word in accepted() if word not in unknown())
    assert not unused, f"no text uses these any more: {unused}"
    assert not known, f"the dictionary has these: {known}"


def test_the_list_of_accepted_words_is_in_order_and_names_nothing_twice() -> None:
    listed = [word for group in groups() for word in group]
    assert len(listed) == len(set(listed))
    for group in groups():
        misplaced = [pair for pair in pairwise(group) if pair[0].lower() > pair[1].lower()]
        assert group, "a group holds words"
        assert not misplaced


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vul dit in, {naam}. Zie `zrm_datum` en docs/formats.md!", ["Vul", "dit", "in", "Zie", "en", "docs"]),
        ("foto’s, n.t.b. en A1-punten", ["foto's", "n.t.b.", "en"]),
        ("<b>De wens van {naam}s</b> 's ochtends", ["De", "wens", "van", "'s", "ochtends"]),
        ("begin- en einddatum, W&R-trede", ["begin", "en", "einddatum", "W&R-trede"]),
    ],
)
def test_words_are_cut_as_people_read_them(text: str, found: list[str]) -> None:
    assert list(words(text)) == found


@pytest.mark.parametrize(
    ("word", "good"),
    [
        ("begeleider", True),
        ("Leerwerkplek", True),
        ("W&R-trede", True),
        ("ZRM-score", True),
        ("begelijder", False),
        ("Amsterdan", False),
        ("Zrm", False),
        ("X&Y", False),
        ("ZRM-begelijder", False),
        ("zelf-gemaakt", False),
    ],
)
def test_a_misspelled_word_is_seen(word: str, good: bool) -> None:
    assert right(word, strange([word, *parts_of(word)])) is good
