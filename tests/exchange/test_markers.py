"""Nothing that somebody typed reaches a recipient unless it is on a list that was written down here, by hand."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from intake_desktop import paths
from intake_desktop.dossier.consent import GroundMissing
from intake_desktop.exchange import document, envelope, export, payload, profiles
from intake_desktop.exchange.material import Material
from intake_desktop.exchange.pages import story
from intake_desktop.form_engine.definition import Kind, Sharing
from intake_desktop.sealing import canonical
from tests.exchange import people
from tests.exchange.marked import ABOUT, HIDDEN, MARKER, OWN, WORDS, Marked, leaked
from tests.fakes import known_bytes

TO_WORK = frozenset(
    [
        *("roepnaam", "aanspreekvorm", "voornamen", "tussenvoegsel", "achternaam", "partner_tussenvoegsel"),
        *("partner_achternaam", "wr_klantnummer", "straat", "huisnummer", "postcode", "plaats", "telefoon"),
        *("email", "contact_beste_tijd", "voorkeurstaal", "wil_bereiken", "werkwens_woorden"),
        *("vroegste_start", "laatste_einde", "meelezer", "tekst_wr", "ontvanger_vraag", "ontvanger_wie"),
        *("opleiding_naam", "werk_functie", "werk_waar", "andere_talen", "aanpassingen", "wr_taken_en_plek"),
        *("wr_rust_en_tempo", "wr_trede", "wr_trede_bron", "intaker", "ondertekend_medewerker"),
    ]
)
"""Decision 7 by hand: how to reach somebody, the wish, schools and jobs, and what was written for this recipient."""
TO_WORK_IF_TURNED_ON = frozenset(
    [
        *("gaat_goed_tekst", "steun_tekst", "leerwensen", "niet_geschikt", "klantmanager", "jobcoach", "doel_woorden"),
        *("vertegenwoordiger_naam", "vertegenwoordiger_organisatie", "vertegenwoordiger_contact"),
    ]
)
OPTIONAL = {
    people.WERK: [
        *("advies_meer", "gaat_goed", "steun_die_werkt", "leerwensen", "niet_geschikt", "klantmanager", "jobcoach"),
        *("vertegenwoordigers", "doelen"),
    ],
    people.BUURTTEAM: [],
}


def optional(name: str) -> list[str]:
    """Parts that can be turned on for this recipient."""
    forms, listed = people.forms(), people.profile(name).listed
    shared = [part for part in listed if forms.question(part).recipients.get(name) is Sharing.OPTIONAL]
    return OPTIONAL[name] or [*shared, "noodcontact", "zrm_meer", "vaardigheden_bewijs"]


def to_work(material: Material) -> Callable[[str, str, str], bool]:
    def may(where: str, question_id: str, owner: str) -> bool:
        if where != OWN:
            return False
        turned_on = {"advies_meer", owner, question_id} & set(material.chosen)
        return question_id in TO_WORK or (question_id in TO_WORK_IF_TURNED_ON and bool(turned_on))

    return may


def to_buurtteam(material: Material) -> Callable[[str, str, str], bool]:
    """What the form shares and the profile lists: read from both, not from the code that decides."""
    forms, listed = people.forms(), people.profile(people.BUURTTEAM).listed

    def shared(name: str, owner: str) -> bool:
        sharing = forms.question(name).recipients.get(people.BUURTTEAM)
        group = listed.get(name)
        if group is None or sharing not in (Sharing.DEFAULT, Sharing.OPTIONAL):
            return False
        if forms.question(name).kind is Kind.BSN:
            return bool(material.bsn_ground)
        asked = {name, group.id, owner} & set(material.chosen)
        return bool(asked) or (sharing is Sharing.DEFAULT and name not in group.optional)

    def may(where: str, question_id: str, owner: str) -> bool:
        if where in (HIDDEN, ABOUT):
            return question_id in ("how_given", "remark", "purpose", "reasons")
        return shared(question_id, owner) and (not owner or shared(owner, ""))

    return may


MAY = {people.WERK: to_work, people.BUURTTEAM: to_buurtteam}


def everything_in(data: bytes, code: str) -> str:
    """All that can be found in a sealed file: every string, name and stream of every object, and what is read aloud."""
    found: list[str] = []
    with pikepdf.open(BytesIO(data), password=code) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                found.append(thing.read_bytes().decode("latin-1"))
            parts = list(thing.values()) if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream) else [thing]
            found += [str(part) for part in parts if isinstance(part, pikepdf.String | pikepdf.Name)]
        found += [pdf.attachments[name].get_file().read_bytes().decode() for name in pdf.attachments]
        found.append(document.reading.text(pdf))
    return "\n".join(found)


@pytest.mark.parametrize("name", [people.WERK, people.BUURTTEAM])
def test_no_marker_leaves_that_may_not(name: str, rounds: Callable[[int, int], int]) -> None:
    chance = random.Random(41)
    seen: set[str] = set()
    for number in range(rounds(30, 1_000)):
        marked = Marked(chance)
        material = marked.material(name, optional(name))
        content = payload.build(material)
        told = canonical.dumps(content).decode() + document.expected_text(story.tell(content).blocks)
        if number % 15 == 0:
            sealed = export.seal(material, b"k" * 32, known_bytes())
            told += everything_in(sealed.data, sealed.code)
            assert f'"{envelope.MANIFEST_SCHEMA}"' in told, "the search must reach the manifest"
        assert leaked(marked, told, MAY[name](material)) == []
        seen |= {marked.places[marker][1] for marker in MARKER.findall(told)}
    assert seen >= (TO_WORK | TO_WORK_IF_TURNED_ON if name == people.WERK else {"remark", "reasons", "bsn"})


def test_own_words_beside_an_option_stay_here_for_work_even_when_the_option_goes() -> None:
    marked = Marked(random.Random(2))
    content = canonical.dumps(payload.build(marked.material(people.WERK, []))).decode()
    assert '"question":"aanpassing"' in content or '"question":"vervoer"' in content
    beside = [marker for marker, place in marked.places.items() if place[0] == WORDS]
    assert beside
    assert not [marker for marker in beside if marker in content]


def test_a_fixed_way_of_consent_goes_and_an_own_purpose_is_refused_for_work() -> None:
    given = people.permission(people.WERK)
    document_part = payload.build(people.material(people.WERK))["document"]
    assert document_part["consent"]["how"] == "schriftelijk"  # type: ignore[index]  # a test reaches inside
    own = Marked(random.Random(1))
    with pytest.raises(GroundMissing):
        payload.build(people.material(people.WERK, permission=replace(given, purpose=own.put(ABOUT, "purpose"))))


def test_a_profile_that_is_silent_keeps_every_own_word_here(tmp_path: Path) -> None:
    text = (paths.resources() / "recipients" / "buurtteam.v1.yaml").read_text("utf-8")
    assert "own_words: [purpose, how_given, remark, reasons]" in text
    start = text.index("  permission:")
    silent = tmp_path / "buurtteam.v1.yaml"
    silent.write_text(text[:start] + text[text.index("  purposes:") :], "utf-8")
    found = profiles.load(silent, people.forms())
    assert (found.ways, found.own_words) == ((), frozenset())
    wrong = text.replace("own_words: [purpose,", "own_words: [alles,")
    silent.write_text(wrong, "utf-8")
    line = wrong[: wrong.index("own_words")].count("\n") + 1
    assert [mistake.line for mistake in profiles.check(silent, people.forms())] == [line]
