"""Writes the tables in docs that follow from the content: where each field is asked, and what 35 profiles come to.

`make tables`. A test holds the files against what this makes of the content now.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from intake_desktop.assessment import profile
from intake_desktop.assessment.advise import advise
from intake_desktop.assessment.facts import gather
from intake_desktop.form_engine.definition import NOT_ASKED, Form, Question
from intake_desktop.wiring import program

ROOT = Path(__file__).resolve().parent.parent
INTAKE = "brede_intake"
PROFILES = ROOT / "tests" / "data" / "profiles.yaml"
GOES = {"default": "ja", "optional": "op verzoek", "never": "nooit", "functional": "alleen via de tekst voor hen"}
SIGNS = {"past_nu": "past nu", "bijna": "bijna", "nu_niet": "nu niet", "onvoldoende_beeld": "?"}
ELSEWHERE = (
    ("0", "Intern nummer", "boven elke pagina", "het programma geeft het nummer"),
    ("0", "Soort dossier", "Nieuwe deelnemer", "gekozen bij het maken van het dossier"),
    ("0", "Stand van het verslag", "Nakijken", "concept of vastgesteld, met datum en naam"),
    ("10", "ZRM, 13 domeinen", "ZRM", "eigen scherm"),
    ("13", "Vervoer en reistijd", "Uren, en ook bij Intake, Reizen", "één antwoord, op twee plekken te geven"),
    ("14", "Uren en dagdelen", "Uren", "eigen scherm"),
    ("15", "Begeleiding bij een werkgever", "Vaardigheden, en ook bij Intake, Begeleiding en plek", "één antwoord"),
    ("16", "Werkvaardigheden, 24 punten", "Vaardigheden", "eigen scherm"),
    ("19", "Conclusie en advies", "Advies", "eigen scherm"),
)
"""Fields of the list that the intake does not ask itself: number, field, screen, why."""


def where_asked() -> str:
    """The fields of the brede intake with their place in the list they come from, their screen and who gets them."""
    form = program.catalog().form(INTAKE)
    lines = [
        "# Waar staat wat",
        "",
        "Elk veld van de veldenlijst voor de brede intake, met het scherm waar het wordt gevraagd en wie het krijgt.",
        '"Nummer" is het nummer in die lijst; "toegevoegd" staat er niet in. Deze bladzijde wordt gemaakt uit de',
        "formulieren (`make tables`), dus ze klopt altijd.",
        "",
        "## In de intake",
        "",
        "| Nummer | Onderdeel | Vraag | Naam | Buurtteam | Werk & Re-integratie |",
        "| --- | --- | --- | --- | --- | --- |",
        *(_row(*found) for found in _asked(form)),
        "",
        "## Op een ander scherm",
        "",
        "| Nummer | Veld | Scherm | Waarom |",
        "| --- | --- | --- | --- |",
        *(f"| {' | '.join(row)} |" for row in ELSEWHERE),
    ]
    return "\n".join(lines) + "\n"


def _asked(form: Form) -> Iterator[tuple[str, str, Question]]:
    source = yaml.safe_load((ROOT / "forms" / form.file).read_text("utf-8"))
    numbers = {section["id"]: str(section["ref"]) for section in source["sections"]}
    for section in form.sections:
        for question in section.questions:
            if question.kind not in NOT_ASKED:
                yield str(question.extras.get("ref", numbers[section.id])), section.title, question


def _row(number: str, section: str, question: Question) -> str:
    goes = [GOES[question.recipients[name].value] for name in ("buurtteam", "werk_en_re_integratie")]
    label = question.label + (" *" if question.required_to_finish else "")
    return f"| {number} | {section} | {label} | `{question.id}` | {' | '.join(goes)} |"


def profiles() -> str:
    """What the rules make of every profile: a row per profile, a column per destination."""
    table = program.rule_table()
    codes = [place.code for place in table.destinations]
    lines = [
        "# De 35 voorbeeldprofielen",
        "",
        "Verzonnen mensen, en wat de regels bij elk van hen laten zien. De volgorde van de bestemmingen ligt vast en",
        'is geen rangorde. "?" is onvoldoende beeld: we weten nog niet genoeg. Achteraan staan de regels die iets',
        "zeggen. Deze bladzijde wordt gemaakt uit de regels (`make tables`); de tests vergelijken elke uitkomst met",
        "wat de makers erbij schreven.",
        "",
        *(f"- {place.code}: {place.name}" for place in table.destinations),
        "",
        f"| Profiel | {' | '.join(codes)} | Zegt iets |",
        f"| --- |{' --- |' * len(codes)} --- |",
    ]
    for name, title, evidence in profile.load(table, PROFILES):
        found = advise(table, gather(table, evidence))
        status = {one.code: SIGNS[one.status.value] for one in found.outcomes}
        told = ", ".join(sorted(profile.notes_of(table, found)))
        lines.append(f"| {name} {title} | {' | '.join(status[code] for code in codes)} | {told} |")
    return "\n".join(lines) + "\n"


TABLES = {"waar-staat-wat.md": where_asked, "profielen.md": profiles}

if __name__ == "__main__":
    for name, make in TABLES.items():
        (ROOT / "docs" / name).write_text(make(), "utf-8")
        print(f"docs/{name}")
