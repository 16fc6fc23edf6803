"""Small forms with one of each thing that a session must handle, and a session on them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from intake_desktop.dossier.model import Card
from intake_desktop.dossier.session import DossierSession
from intake_desktop.form_engine import catalog
from intake_desktop.form_engine.catalog import Catalog
from tests.dossier.fake_vault import FakeVault
from tests.fakes import numbered_ids

HEAD = """form: {{id: {id}, version: 1, language: nl, title: {title}, status: klaar}}
meta:
  no_answer_reasons: {{onbekend: Onbekend, wil_niet_zeggen: Wil niet zeggen, later: Later}}
  sources: {{deelnemer: Deelnemer, staff: Begeleider, verwijzer: Verwijzer}}
"""
SHARE = "recipients: {buurtteam: default, werk_en_re_integratie: never, deelnemer: default}"
ASK = f"no_answer: [onbekend, wil_niet_zeggen, later], {SHARE}"

TALK = f"""
sections:
  - id: wie
    title: Wie
    questions:
      - {{id: roep, kind: text, label: Roepnaam, means: call_name, {ASK}}}
      - {{id: achter, kind: text, label: Achternaam, means: family_name, required_to_finish: true, {ASK}}}
      - {{id: geboren, kind: partial_date, label: Geboren, means: birth_date, {ASK}}}
  - id: dier
    title: Dieren
    questions:
      - {{id: heeft_dier, kind: yes_no_unknown, label: Heb je een dier?, {ASK}}}
      - {{id: welk_dier, kind: text, label: Welk dier?, show_if: {{question: heeft_dier, is: ja}}, {ASK}}}
      - id: graag
        kind: multi_choice
        label: Wat doe je graag?
        options: [{{value: koken, label: koken}}, {{value: anders, label: iets anders, free_text: true}}]
        no_answer: [wil_niet_zeggen, later]
        {SHARE}
  - id: werk
    title: Werk
    questions:
      - id: banen
        kind: table
        label: Welk werk deed je?
        no_answer: [onbekend, later]
        {SHARE}
        columns:
          - {{id: baan_wat, kind: text, label: Wat?, {SHARE}}}
          - {{id: baan_uren, kind: number, label: Uren, min: 0, max: 60, {SHARE}}}
"""

MEASURE = f"""
aspects:
  - {{id: gezien_op, kind: date, label: Wanneer?, means: hours_measured_on, {SHARE}}}
sections:
  - id: nu
    title: Nu
    questions:
      - {{id: uren, kind: number, label: Uren per week, min: 0, max: 40, aspects: [gezien_op], {ASK}}}
      - {{id: doel, kind: number, label: Doel, min: 0, max: 40, aspects: [gezien_op], {ASK}}}
"""

ZRM = f"""
sections:
  - id: meting
    title: Meting
    questions:
      - {{id: meetdatum, kind: date, label: Datum, means: zrm_measured_on, {ASK}}}
"""

ADVICE = f"""
sections:
  - id: keuze
    title: Keuze
    questions:
      - {{id: gekozen, kind: text, label: Keuze, means: destination_choice, {ASK}}}
      - {{id: opnieuw, kind: date, label: Opnieuw bekijken op, means: review_date, {ASK}}}
"""


def small_catalog(folder: Path) -> Catalog:
    """The four small forms, read as shipped forms are."""
    for name, body in {"gesprek": TALK, "uren": MEASURE, "meting": ZRM, "advies": ADVICE}.items():
        (folder / f"{name}.v1.yaml").write_text(HEAD.format(id=name, title=name.title()) + body, "utf-8")
    return catalog.load_all(folder)


def new_session(forms: Catalog, vault: FakeVault, **more: Any) -> DossierSession:
    """A session on a dossier that was just made."""
    dossier = vault.store.dossiers.add(vault.actor, "maatwerk", "2026-0001", Card())
    return reopened(forms, vault, dossier.id, **more)


def reopened(forms: Catalog, vault: FakeVault, dossier_id: str, **more: Any) -> DossierSession:
    """The dossier as the vault has it."""
    opened = vault.store.dossiers.open(vault.actor, dossier_id)
    return DossierSession(opened, forms, more.pop("rules", None), vault, vault.now, numbered_ids("rij"), **more)
