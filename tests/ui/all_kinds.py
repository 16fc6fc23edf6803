"""A form with one question of every kind, about nobody, for tests and pictures."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from intake_desktop.form_engine.definition import Bounds, Form, Kind, Option, Question, Section

YES_NO = (Option("ja", "ja"), Option("nee", "nee"), Option("onbekend", "weet ik niet"))
WEEK = (Option("ja", "Kan"), Option("voorkeur", "Liefst"), Option("nee", "Kan niet"))
OTHER = Option("anders_namelijk", "iets anders, namelijk", free_text=True)
NONE_YET = Option("weet_niet", "weet ik nog niet", exclusive=True)
REASONS = {
    "onbekend": "Onbekend",
    "wil_niet_zeggen": "Wil niet zeggen",
    "later": "Later",
    "niet_van_toepassing": "Niet van toepassing",
}


def question(kind: Kind, label: str, question_id: str = "", **more: object) -> Question:
    """A question of this kind; its id is the name of the kind when none is given."""
    reasons = ("wil_niet_zeggen", "later")
    made = Question(id=question_id or kind.value, kind=kind, label=label, line=1, no_answer=reasons)
    return replace(made, **more)


def options(*labels: str) -> tuple[Option, ...]:
    """Options whose value is their label in one word."""
    return tuple(Option(label.replace(" ", "_").replace(",", ""), label) for label in labels)


QUESTIONS = (
    question(Kind.INFO, "Voor we beginnen", hint="We schrijven samen op wat nodig is. Je leest mee met {naam}."),
    question(Kind.TEXT, "Hoe noemen mensen je?", hint="Je roepnaam, of een andere naam."),
    question(Kind.LONG_TEXT, "Wat wil je bereiken?", hint="Schrijf het op zoals {naam} het zegt."),
    question(Kind.DATE, "Op welke dag ben je geboren?", hint="Het jaar alleen mag ook bij de volgende vraag."),
    question(Kind.PARTIAL_DATE, "Sinds wanneer kom je hier?"),
    question(Kind.TIME, "Hoe laat begin je het liefst?"),
    question(Kind.NUMBER, "Uren per week", bounds=Bounds(Decimal(0), Decimal(40), Decimal("0.5"), "uur")),
    question(Kind.PERCENT, "Welk deel van de afspraken lukte?"),
    question(Kind.YES_NO_UNKNOWN, "Zorg je voor iemand anders, zoals je moeder of een buur?", options=YES_NO),
    question(Kind.CHOICE, "Hersteldag nodig?", "hersteldag", options=options("nee", "soms", "altijd")),
    question(
        Kind.CHOICE,
        "Hoe wil je dat wij je begeleiden?",
        options=(
            Option("dichtbij", "Iemand is de hele tijd dichtbij", "Een vaste begeleider werkt naast je."),
            Option("af_en_toe", "Iemand kijkt af en toe"),
            Option("zelf", "Ik vraag het zelf wanneer ik een arbeidsongeschiktheidsverzekeringsgesprek heb"),
            Option("anders_namelijk", "Anders, namelijk", free_text=True),
        ),
    ),
    question(
        Kind.CHOICE,
        "In welk stadsdeel woon je?",
        "stadsdeel",
        options=options("Centrum", "Noord", "Oost", "Zuid", "Zuidoost", "West", "Nieuw West", "Weesp", "Westpoort"),
    ),
    question(
        Kind.MULTI_CHOICE,
        "Waar krijg je energie van?",
        hint="Je mag er meer kiezen.",
        options=(*options("koken", "mensen helpen", "buiten zijn", "muziek", "repareren"), OTHER, NONE_YET),
    ),
    question(
        Kind.SCALE,
        "Hoe is jouw dagritme nu?",
        options=options("ik heb een vast ritme", "het wisselt", "dag en nacht lopen door elkaar"),
    ),
    question(Kind.SCALE, "Hoe graag wil je werken?", "hoe_graag", bounds=Bounds(Decimal(0), Decimal(10))),
    question(
        Kind.TABLE,
        "Wat doe je nu in een gewone week?",
        columns=(
            question(Kind.TEXT, "Wat doe je?", "activiteit_wat"),
            question(Kind.TEXT, "Waar?", "activiteit_waar"),
            question(Kind.DATE, "Sinds welke dag?", "activiteit_sinds"),
        ),
    ),
    question(Kind.WEEK_GRID, "Wanneer kan {naam}?", options=WEEK, rows=("ochtend", "middag", "avond")),
    question(Kind.BSN, "Burgerservicenummer", no_answer=tuple(REASONS)),
    question(Kind.POSTCODE, "Postcode"),
    question(Kind.PHONE, "Telefoon"),
    question(Kind.EMAIL, "E-mail"),
    question(Kind.DERIVED, "Uren per dag, gemiddeld", bounds=Bounds(unit="uur")),
)

FORM = Form(
    id="alle_soorten",
    version=1,
    title="Alle soorten vragen",
    sections=(Section("alles", "Alles", QUESTIONS, line=1),),
    no_answer_labels=REASONS,
    source_labels={"deelnemer": "deelnemer", "verwijzer": "verwijzer"},
)
