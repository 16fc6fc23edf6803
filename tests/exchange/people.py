"""Fictitious people and materials for tests of files that leave and come in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from intake_desktop import paths
from intake_desktop.assessment import rules
from intake_desktop.assessment.table import RuleTable
from intake_desktop.dossier.model import Permission
from intake_desktop.dossier.roles import Colleague, Role
from intake_desktop.exchange import profiles as recipients
from intake_desktop.exchange.material import Anchor, Material, RecordRef, Sender
from intake_desktop.exchange.profiles import Profile
from intake_desktop.form_engine import catalog
from intake_desktop.form_engine.answers import Answer, AnswerKey
from intake_desktop.form_engine.catalog import Catalog

BUURTTEAM, WERK, OWN = "buurtteam", "werk_en_re_integratie", "deelnemer"
COLLEAGUE = "collega"
ORGANISATIONS = {
    BUURTTEAM: "Buurtteam Amsterdam Oost",
    WERK: "Werk & Re-integratie Amsterdam",
    OWN: "De deelnemer zelf",
}
SEALED_FOR = {COLLEAGUE: "Stichting Ver Weg (fictief)"}
"""Who gets a sealed file and never one with a code."""
CORE = [
    f"{group}{number}"
    for group, most in (("A", 4), ("B", 4), ("C", 5), ("D", 4), ("E", 5))
    for number in range(1, most + 1)
]
SAID = date(2026, 11, 12)
MARK = Colleague(
    "c-mark",
    "Mark de Vries",
    "Mark",
    frozenset({Role.MEDEWERKER}),
    function="trajectbegeleider",
    phone="020 555 01 23",
    email="m.devries@dewerkbank.example",
    reachable="ma t/m do 9–16 uur",
)


@cache
def forms() -> Catalog:
    """The shipped forms."""
    return catalog.load_all(paths.forms())


@cache
def table() -> RuleTable:
    """The shipped rule table."""
    return rules.load(next(iter(sorted(Path(paths.forms()).glob("bestemmingen.v*.yaml")))))


@cache
def _shipped() -> Mapping[str, Profile]:
    return recipients.load_all(paths.resources() / "recipients", forms())


def profiles() -> tuple[Profile, ...]:
    """Every shipped recipient profile: what must hold for each recipient holds for one that comes later too."""
    return tuple(_shipped().values())


def profile(name: str) -> Profile:
    """A shipped recipient profile."""
    return _shipped()[name]


def said(value: Any, source: str = "deelnemer", day: date = SAID, **more: Any) -> Answer:
    """An answer written down by Mark."""
    return Answer(value, source, day, MARK.id, **more)


def jamila() -> dict[AnswerKey, Answer]:
    """The answers of Jamila Voorbeeld, who is made up."""
    seen = "eigen_waarneming"
    found: dict[AnswerKey, Answer] = {
        AnswerKey(name): said(value)
        for name, value in {
            "roepnaam": "Jamila",
            "voornamen": "Jamila Test",
            "achternaam": "Voorbeeld",
            "aanspreekvorm": "zij",
            "geboortedatum": "1992-03-14",
            "bsn": "999990019",
            "wr_klantnummer": "FICTIEF-0042",
            "straat": "Proefstraat",
            "huisnummer": "1",
            "postcode": "1012 AB",
            "plaats": "Amsterdam",
            "stadsdeel": "oost",
            "telefoon": "06 00 00 00 00",
            "contact_beste_tijd": "liefst bellen na 13 uur",
            "voorkeurstaal": "Nederlands, samen lezen",
            "belangrijk": "Mijn kat, rust en koken voor anderen.",
            "wil_bereiken": "Een echte baan in een keuken.",
            "werkwens": "leren",
            "werkwens_woorden": "Ik wil leren koken voor grote groepen en over een jaar een echte baan in een keuken. "
            "Niet alles tegelijk, want dan gaat het mis.",
            "interesses": ("koken_bakken", "mensen_helpen"),
            "leerwens": "ja",
            "hoe_graag": "9",
            "gesprek_datum": "2026-11-12",
            "doel_gesprek": forms().question("doel_gesprek").options[0].value,
        }.items()
    }
    found |= {
        AnswerKey(name): said(value, seen)
        for name, value in {
            "huidige_plek": "U2",
            "uren_per_week_nu": Decimal(12),
            "dagen_per_week_nu": Decimal(3),
            "uren_per_dag_nu": Decimal(4),
            "aaneengesloten_minuten": Decimal(60),
            "aaneengesloten_begeleiding": "aanwezig",
            "presentie_weken": Decimal(12),
            "afgesproken_dagdelen": Decimal(36),
            "gerealiseerde_dagdelen": Decimal(33),
            "doel_uren_per_week": Decimal(16),
            "doel_datum": "2027-05-03",
            "beschikbaarheidsraster": {"maandag.ochtend": "ja", "dinsdag.middag": "voorkeur", "zondag.avond": "nee"},
            "vaardigheden_datum": "2026-11-12",
            "zrm_datum": "2026-11-12",
            "financien": "3",
            "geestelijke_gezondheid": "3",
            "middelengebruik": "2",
            "begeleidingsbehoefte": "licht",
            "begeleiding_haalbaar": "ja",
            "aanpassing": "geen",
            "ggz": "ja",
            "keuze": "U6",
            "motivatie": "Zij wil leren, en leert een nieuwe taak in een paar keer met voordoen.",
            "mening_deelnemer": "Ik ben het ermee eens.",
            "meelezer": "Sanne Bakker",
            "herzien_op": "2027-02-15",
            "geld_besproken": "ja",
            "terugweg": "plek_blijft",
            "terugweg_tot": "2027-06-01",
            "tekst_wr": "Jamila werkt het best met één taak tegelijk en een kaart met foto's.",
        }.items()
    }
    found |= {AnswerKey(name): said(value, seen) for name, value in zip(CORE, "3" * 22, strict=True)}
    found[AnswerKey("peildatum", "uren_per_week_nu")] = said("2026-11-12", seen)
    found[AnswerKey("peildatum", "uren_per_dag_nu")] = said("2026-11-12", seen)
    found[AnswerKey("zrm_toelichting", "financien")] = said("Geheim van Jamila.", seen)
    rows = {
        "gaat_goed": [
            "Belt zelf af als het niet lukt",
            "Maakt vaste taken af: snijden, afwas, uitgifte",
            "Werkt prettig samen in een bekende groep",
            "Reist zelf met tram en fiets",
        ],
        "steun_die_werkt": [
            "Eén taak tegelijk, met een kaart met foto’s",
            "Om 11 uur een vast rustmoment van 15 minuten",
            "Eén vaste begeleider; nieuws een dag vooraf",
            "Vragen: “Gaat dit nog?” Ze zegt het niet uit zichzelf",
        ],
    }
    for table_id, texts in rows.items():
        column = forms().question(table_id).columns[0].id
        found[AnswerKey(table_id)] = said(tuple(f"{table_id}-{place}" for place in range(len(texts))), seen)
        for place, text in enumerate(texts):
            found[AnswerKey(column, f"{table_id}-{place}")] = said(text, seen)
    asks = [
        ("Bespreek met Jamila en ons deze stap", "het buurtteam", "2026-12-15"),
        ("Pas de toewijzing aan: 3 dagdelen Meewerken erbij houden als terugweg", "", ""),
        ("Wijs één contactpersoon aan voor vragen over geld en werk", "", "2027-01-10"),
    ]
    found[AnswerKey("vragen_aan_ontvanger")] = said(("v1", "v2", "v3"), seen)
    for row, (question, who, day) in zip(("v1", "v2", "v3"), asks, strict=True):
        found[AnswerKey("ontvanger_vraag", row)] = said(question, seen)
        if who:
            found[AnswerKey("ontvanger_wie", row)] = said(who, seen)
        if day:
            found[AnswerKey("ontvanger_datum", row)] = said(day, seen)
    found[AnswerKey("blokkades")] = said(("b1",), seen)
    found[AnswerKey("blokkade_soort", "b1")] = said("behandeling", seen)
    found[AnswerKey("blokkade_uren", "b1")] = said(Decimal(2), seen)
    return found


def permission(name: str) -> Permission:
    """What was agreed with Jamila about this recipient."""
    if name == WERK:
        return Permission(
            "stap_naar_werk",
            "toestemming",
            SAID,
            consent_on=SAID,
            consent_until=date(2027, 5, 12),
            how_given="schriftelijk",
        )
    if name == COLLEAGUE:
        return Permission("overname", "toestemming", SAID, consent_on=SAID, how_given="mondeling")
    if name == OWN:
        return Permission("eigen_exemplaar", "avg-15", SAID)
    return Permission("volgende_stap", "wmo-5.1.1", SAID)


def material(name: str = BUURTTEAM, answers: dict[AnswerKey, Answer] | None = None, **more: Any) -> Material:
    """Everything for one export of Jamila's dossier."""
    found = Material(
        dossier_number="2026-0042",
        dossier_type="maatwerk",
        catalog=forms(),
        answers=jamila() if answers is None else answers,
        records=tuple(RecordRef(form.id, form.version, form.digest, SAID) for form in forms().forms.values()),
        rules=table(),
        profile=profile(name),
        organisation=(ORGANISATIONS | SEALED_FOR)[name],
        looked_at=name == OWN,
        permission=permission(name),
        sender=Sender("Stichting De Werkbank (fictief)", "Buurtrestaurant Proef", MARK),
        export_id="7f3k9q",
        created=datetime(2026, 11, 20, 10, 30, tzinfo=UTC),
        anchor=Anchor(41, "ab" * 32),
    )
    return replace(found, **more)
