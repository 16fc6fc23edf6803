"""Reads a recipient profile strictly: every mistake at once, each with its line, held against the forms."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from intake_desktop.dossier.desk import Ground
from intake_desktop.errors import Mistake
from intake_desktop.exchange.profiles import OWN_WORDS, Group, PageFact, Profile, Purpose, Refused
from intake_desktop.form_engine import nodes
from intake_desktop.form_engine.catalog import Catalog
from intake_desktop.form_engine.definition import NOT_ASKED, RECIPIENTS, Kind, Sharing
from intake_desktop.form_engine.fields import Fields
from intake_desktop.form_engine.loader import FILE_NAME
from intake_desktop.form_engine.nodes import Listing, Scalar
from intake_desktop.form_engine.report import Report, meant

FREE_TEXT = frozenset({Kind.TEXT, Kind.LONG_TEXT})
PLACES = (
    *("wish", "wish_kind", "hours_now", "hours_days", "hours_per_day", "hours_goal", "hours_goal_day", "minutes"),
    *("minutes_guidance", "agreed", "attended", "weeks", "going_well", "support", "written", "choice", "reasons"),
    *("opinion", "way_back", "way_back_until", "second_reader", "review", "asks", "asks_who", "asks_day"),
    "own_contact",
)


def read(path: Path, catalog: Catalog) -> tuple[Profile | None, tuple[Mistake, ...]]:
    """The profile as far as it could be read, and every mistake in it."""
    report = Report(path.name)
    try:
        with path.open("rb") as file:
            data = file.read(nodes.LARGEST_FILE + 1)
    except OSError:
        report.add("ZK-337", 1, "Dit bestand is niet te openen.", "Kijk of het er staat en of je het mag lezen.")
        return None, report.mistakes()
    block = nodes.read(data, report)
    outer = Fields(block, report) if block is not None else None
    inner = outer.sub("profile") if outer is not None else None
    if outer is None or inner is None:
        report.add("ZK-326", 1, "Dit is geen profiel van een ontvanger.", 'Begin met de regel "profile:".')
        return None, report.mistakes()
    outer.finish()
    profile = _profile(inner, path.name, hashlib.sha256(data).hexdigest())
    _check_name(profile, inner)
    _check_groups(profile, catalog, report)
    _check_places(profile, inner)
    return profile, report.mistakes()


def _profile(fields: Fields, file: str, digest: str) -> Profile:
    fields.need("id", "version", "name", "recipient", "gets", "never", "bsn", "free_text", "purposes", "grounds")
    facts, places = _page(fields)
    ways, own_words = _permission(fields)
    profile = Profile(
        id=fields.identifier("id"),
        version=fields.whole("version"),
        digest=digest,
        file=file,
        name=fields.text("name", 60),
        recipient=fields.word("recipient", RECIPIENTS),
        gets=fields.text("gets", 200),
        never=_texts(fields, "never"),
        bsn=fields.word("bsn", ("never", "with_ground", "own")),
        free_text=fields.word("free_text", ("all", "listed")),
        own_copy=fields.flag("own_copy"),
        handover=fields.flag("handover"),
        hidden_rules=frozenset(fields.words("hidden_rules")),
        ways=ways,
        own_words=own_words,
        refused=tuple(_refused(fields)),
        purposes=tuple(_purposes(fields)),
        grounds=tuple(_grounds(fields)),
        groups=tuple(_groups(fields)),
        facts=facts,
        page=places,
    )
    fields.finish()
    return profile


def _permission(fields: Fields) -> tuple[tuple[str, ...], frozenset[str]]:
    """Ways of giving consent, and which texts about the permission go along; none when the profile is silent."""
    one = fields.sub("permission")
    if one is None:
        return (), frozenset()
    found = _texts(one, "ways"), frozenset(one.words("own_words", OWN_WORDS))
    one.finish()
    return found


def _texts(fields: Fields, key: str) -> tuple[str, ...]:
    node = fields.node(key)
    if not isinstance(node, Listing):
        return ()
    return tuple(item.text for item in node.items if isinstance(item, Scalar))


def _refused(fields: Fields) -> Iterator[Refused]:
    for one in fields.subs("refused"):
        yield Refused(one.identifier("question"), one.text("value"), one.text("sentence", 300))
        one.finish()


def _purposes(fields: Fields) -> Iterator[Purpose]:
    for one in fields.subs("purposes"):
        yield Purpose(one.identifier("code"), one.text("label", 100))
        one.finish()


def _grounds(fields: Fields) -> Iterator[Ground]:
    for one in fields.subs("grounds"):
        yield Ground(one.text("code", 40), one.text("label", 160), one.flag("needs_consent", default=True))
        one.finish()


def _groups(fields: Fields) -> Iterator[Group]:
    for one in fields.subs("groups"):
        one.need("id", "title", "why", "questions")
        questions = one.words("questions")
        yield Group(
            id=one.identifier("id"),
            title=one.text("title", 80),
            why=one.text("why", 200),
            questions=questions,
            optional=frozenset(one.words("optional", questions)),
            texts=frozenset(one.words("texts", questions)),
            line=one.line,
            lines=_lines(one),
        )
        one.finish()


def _lines(fields: Fields) -> Mapping[str, int]:
    node = fields.node("questions")
    items = node.items if isinstance(node, Listing) else []
    return MappingProxyType({item.text: item.line for item in items if isinstance(item, Scalar)})


def _page(fields: Fields) -> tuple[tuple[PageFact, ...], Mapping[str, tuple[str, ...]]]:
    page = fields.sub("page")
    if page is None:
        return (), MappingProxyType({})
    facts = []
    for one in page.subs("facts"):
        facts.append(PageFact(one.text("label", 20), one.words("questions"), one.flag("with_age")))
        one.finish()
    places = {place: page.words(place) for place in PLACES if page.has(place)}
    page.finish()
    return tuple(facts), MappingProxyType(places)


def _check_name(profile: Profile, fields: Fields) -> None:
    expected = f"{profile.id.replace('_', '-')}.v{profile.version}.yaml"
    if FILE_NAME.fullmatch(profile.file) is None or profile.file != expected:
        fields.fault("ZK-337", "id", f'Dit bestand hoort "{expected}" te heten.', "Pas de naam, id of version aan.")
    if profile.bsn == "own" and not profile.own_copy:
        fields.fault("ZK-333", "bsn", "Dit hoort bij een eigen exemplaar.", "Kies with_ground of never.")
    if profile.handover and profile.own_copy:
        cause = "Een eigen exemplaar is geen overname door een collega."
        fields.fault("ZK-333", "handover", cause, "Laat één van de twee weg.")
    if not profile.grounds or not profile.purposes:
        fields.fault("ZK-325", "grounds", "Er is geen doel of grond.", "Zonder doel en grond mag niets weg.")


def _check_groups(profile: Profile, catalog: Catalog, report: Report) -> None:
    seen: dict[str, str] = {}
    for group in profile.groups:
        for question_id in group.questions:
            line = group.lines.get(question_id, group.line)
            if question_id in seen:
                cause = f'"{question_id}" staat ook in "{seen[question_id]}".'
                report.add("ZK-302", line, cause, "Een vraag hoort in één groep.")
            seen[question_id] = group.id
            if question_id not in catalog.questions:
                cause = f'"{question_id}" bestaat niet in de formulieren.'
                report.add("ZK-303", line, cause, meant(question_id, catalog.questions))
            else:
                _check_question(profile, group, catalog, report, question_id)


def _check_question(profile: Profile, group: Group, catalog: Catalog, report: Report, question_id: str) -> None:
    question, line = catalog.question(question_id), group.lines.get(question_id, group.line)
    if question.kind in NOT_ASKED:
        report.add("ZK-331", line, f'"{question_id}" heeft geen eigen antwoord.', "Haal deze vraag weg.")
    elif question.recipients.get(profile.recipient, Sharing.NEVER) in (Sharing.NEVER, Sharing.FUNCTIONAL):
        cause = f'Het formulier zegt dat "{question_id}" niet naar {profile.name} gaat.'
        report.add("ZK-333", line, cause, "Haal deze vraag weg. Het formulier beslist, niet het profiel.")
    if question.kind is Kind.BSN and profile.bsn == "never":
        report.add("ZK-333", line, "Het bsn gaat nooit naar deze ontvanger.", "Haal deze vraag weg.")
    if profile.free_text == "listed" and question.kind in FREE_TEXT and question_id not in group.texts:
        cause = f'"{question_id}" is vrije tekst die niet voor {profile.name} geschreven is.'
        report.add("ZK-333", line, cause, 'Haal de vraag weg, of zet haar bij "texts" als ze ervoor geschreven is.')


def _check_places(profile: Profile, fields: Fields) -> None:
    named = {name for fact in profile.facts for name in fact.questions}
    named |= {name for names in profile.page.values() for name in names}
    for name in sorted(named - set(profile.listed)):
        cause = f'"{name}" staat op bladzijde 1, maar niet in een groep.'
        fields.fault("ZK-303", "page", cause, meant(name, profile.listed))
