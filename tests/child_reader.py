"""A new process that opens a vault and says what is in it: `child_reader FOLDER`, the password on its input.

Prints JSON: per dossier its kind and its answers, by form and by question ("question" or "question@row"); a reason
for having no answer begins with a question mark.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from intake_desktop.dossier.model import CardQuery, OpenDossier
from intake_desktop.dossier.ports import Store
from intake_desktop.dossier.roles import Actor
from intake_desktop.wiring.program import local_desk
from tests.child_app import CHEAP


def told(opened: OpenDossier) -> dict[str, Any]:
    """One dossier as JSON."""
    forms: dict[str, dict[str, Any]] = {}
    for record in opened.dossier.records:
        said = forms.setdefault(record.form.form_id, {})
        for key, answer in opened.answers.get(record.id, {}).items():
            value = answer.value if answer.known else f"?{answer.no_answer}"
            said[f"{key.question_id}@{key.row_id}" if key.row_id else key.question_id] = value
    finished = sorted(record.form.form_id for record in opened.dossier.records if record.finished is not None)
    return {"kind": opened.dossier.dossier_type, "forms": forms, "finished": finished}


def everything(store: Store, actor: Actor) -> list[dict[str, Any]]:
    """All dossiers of this vault; the journal is whole."""
    store.journal.verify(actor)
    rows = store.dossiers.find(actor, CardQuery(limit=100)).rows
    return [told(store.dossiers.open(replace(actor, reason="toets"), row.id)) for row in rows]


def main(folder: Path) -> int:
    """Open, tell, close."""
    desk = local_desk(folder, CHEAP)
    opened = desk.unlock(desk.face().colleagues[0].slot_id, sys.stdin.read())
    found = opened.run(lambda store: everything(store, opened.actor)).result()
    opened.close()
    sys.stdout.write(json.dumps(found, default=str))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
