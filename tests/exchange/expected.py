"""What may reach each recipient: by hand, or read from form and profile, never from the code that decides."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from intake_desktop.exchange.material import Material
from intake_desktop.form_engine.answers import AnswerKey
from intake_desktop.form_engine.definition import Kind, Sharing
from tests.exchange import people
from tests.exchange.marked import ABOUT, HIDDEN, OWN, SENT, WORDS, Place
from tests.exchange.opened import DATA, MANIFEST, OUTSIDE, PAGES

May = Callable[[Place], bool]

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
TURNED_ON_FOR_WORK = [
    *("advies_meer", "gaat_goed", "steun_die_werkt", "leerwensen", "niet_geschikt", "klantmanager", "jobcoach"),
    *("vertegenwoordigers", "doelen"),
]
IN_EVERY_FILE = {
    "dossier": {DATA, PAGES},
    "colleague": {DATA, PAGES},
    "location": {DATA, PAGES},
    "recipient": {DATA, PAGES, MANIFEST},
    "sender": {DATA, PAGES, MANIFEST, OUTSIDE},
    "phone": {DATA, PAGES, OUTSIDE},
}
"""Who sends, to whom and under which number; outside, a zip tells who sends it, to call for the code."""


class Expectation(NamedTuple):
    """What was written down about one recipient."""

    may: Callable[[Material], May]
    """Whether this marker may be read by the recipient of this material."""
    optional: Callable[[], list[str]]
    """Parts that are turned on by chance."""
    own_words: frozenset[str]
    """Texts about the permission that go too."""
    seen: frozenset[str]
    """What must have been found in some dossier, so that the search is known to reach it."""


def to_work(material: Material) -> May:
    def may(place: Place) -> bool:
        if place.where != OWN or place.keys & set(material.unasked):
            return False
        with_group = "advies_meer" if place.question in ("gaat_goed_tekst", "steun_tekst") else ""
        turned_on = {with_group, place.owner, place.question} & set(material.chosen)
        return place.question in TO_WORK or (place.question in TO_WORK_IF_TURNED_ON and bool(turned_on))

    return may


def shares(name: str, material: Material) -> Callable[[str, str], bool]:
    """What the form shares and the profile lists, and what of it was turned on."""
    forms, listed = people.forms(), people.profile(name).listed

    def shared(question: str, owner: str) -> bool:
        sharing = forms.question(question).recipients.get(people.profile(name).recipient)
        group = listed.get(question)
        if group is None or sharing not in (Sharing.DEFAULT, Sharing.OPTIONAL):
            return False
        if forms.question(question).kind is Kind.BSN and name != people.OWN:
            return bool(material.bsn_ground)
        table = owner if owner and forms.question(owner).kind is Kind.TABLE else ""
        asked = {question, group.id, table} & set(material.chosen)
        return bool(asked) or (sharing is Sharing.DEFAULT and question not in group.optional)

    return lambda question, owner: shared(question, owner) and (not owner or shared(owner, ""))


def to_buurtteam(material: Material) -> May:
    shared = shares(people.BUURTTEAM, material)
    return lambda place: (
        place.where in (OWN, WORDS) and not place.keys & set(material.unasked) and shared(place.question, place.owner)
    )


def to_participant(material: Material) -> May:
    """Everything that the form allows, also what is not asked now; not what is about another and was not let go."""
    shared = shares(people.OWN, material)
    both = {**material.unasked, **material.answers}
    stays = {key for key, answer in both.items() if answer.about_other} - material.let_go
    return lambda place: place.where in (OWN, WORDS) and not place.keys & stays and shared(place.question, place.owner)


def to_colleague(material: Material) -> May:
    """The whole dossier, also what is not asked now or about another; of criminal law only what is turned on."""
    shared = shares(people.COLLEAGUE, material)
    return lambda place: place.where in (OWN, WORDS) and shared(place.question, place.owner)


def _buurtteam_optional() -> list[str]:
    forms, listed = people.forms(), people.profile(people.BUURTTEAM).listed
    shared = [part for part in listed if forms.question(part).recipients.get(people.BUURTTEAM) is Sharing.OPTIONAL]
    return [*shared, "noodcontact", "zrm_meer", "vaardigheden_bewijs"]


def _groups_of_the_own_copy() -> list[str]:
    """All of them go anyhow; a reason that somebody typed stays here."""
    return [group.id for group in people.profile(people.OWN).groups]


EXPECTED = {
    people.WERK: Expectation(
        to_work, lambda: TURNED_ON_FOR_WORK, frozenset(), TO_WORK | TO_WORK_IF_TURNED_ON | {"sender"}
    ),
    people.BUURTTEAM: Expectation(
        to_buurtteam,
        _buurtteam_optional,
        frozenset({"how_given", "remark", "purpose", "reasons"}),
        frozenset({"remark", "reasons", "purpose", "how_given", "bsn", "sender"}),
    ),
    people.OWN: Expectation(
        to_participant,
        _groups_of_the_own_copy,
        frozenset({"remark", "purpose"}),
        frozenset({"remark", "purpose", "bsn", "belangrijk", "zrm_toelichting", "sender"}),
    ),
    people.COLLEAGUE: Expectation(
        to_colleague,
        lambda: ["veilig_voor_iedereen", "maatregel_van_belang", "maatregel_beperking", "justitie"],
        frozenset({"how_given", "remark", "purpose", "reasons"}),
        frozenset({"remark", "reasons", "purpose", "how_given", "bsn", "zrm_toelichting", "sender"}),
    ),
}
"""For every shipped recipient. A recipient without one makes the tests red: write down what may go before it ships."""


def may_be(name: str, material: Material, part: str) -> May:
    """Whether a marker may be found in this part of a file for this recipient."""
    expected = EXPECTED[name]
    asked = expected.may(material)

    def may(place: Place) -> bool:
        if place.where == SENT:
            return part in IN_EVERY_FILE[place.question]
        if part not in (DATA, PAGES) or place.where == HIDDEN:
            return False
        return place.question in expected.own_words if place.where == ABOUT else asked(place)

    return may


def must_be(material: Material, place: Place) -> bool:
    """Whether a marker that may go has to be there: a typed answer whose table or question was answered too."""
    kept = {**material.unasked, **material.answers}
    return place.where == OWN and place.keys <= set(kept) and AnswerKey(place.owner or place.question) in kept
