"""The one content of a file, a function of what this recipient may have; JSON and pages are drawn from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from intake_desktop.assessment import as_data
from intake_desktop.dossier import consent, participant
from intake_desktop.exchange import allowed, correction, measurements, recount
from intake_desktop.exchange.entries import Teller
from intake_desktop.exchange.material import Material, Sender
from intake_desktop.exchange.profiles import Purpose
from intake_desktop.exchange.summary import Summary
from intake_desktop.form_engine.answers import AnswerKey, Answers
from intake_desktop.form_engine.catalog import Catalog

SCHEMA = "https://springplank.example/schema/overdracht.v1.schema.json"
SCHEMA_VERSION = "1.1.0"
READABLE = ("1.0.0", SCHEMA_VERSION)
"""Versions this program reads: 1.1.0 added the participant as recipient."""
Payload = dict[str, object]
UNASKED, UNASKED_TITLE = "nu_niet_gevraagd", "Ook bewaard, maar nu niet gevraagd"
"""The group of the participant's own copy with what is kept though the forms do not ask it now."""

DOSSIER_TYPES = {"maatwerk": "Maatwerk", "inloop": "Inloop"}


@dataclass(frozen=True, slots=True)
class _Allowed:
    """What may go, with what follows from it about the participant."""

    material: Material
    answers: Answers
    unasked: Answers
    names: participant.Names
    birth_date: str

    @property
    def age(self) -> int | None:
        return participant.age(self.birth_date, self.material.today)

    @property
    def teller(self) -> Teller:
        return self.telling(self.answers)

    def telling(self, answers: Answers) -> Teller:
        """Tells these answers to this recipient."""
        return Teller(self.material.catalog, answers, self.names.called, self.material.profile.handover)


def build(material: Material) -> Payload:
    """The payload of one file. Raises ConsentMissing, ConsentExpired, GroundMissing, NotForThisRecipient and kin.

    Two materials that differ only in answers this recipient never gets have equal payloads (decisions.md 6).
    """
    consent.check(material.permission, material.profile.grounds, material.today)
    going = _gone_over(material)
    found = recount.advice(material, going.answers)
    return {
        "$schema": SCHEMA,
        "schema_version": SCHEMA_VERSION,
        "document": _document(material),
        "participant": _participant(going),
        "page": Summary(material, going.teller, going.names.display, going.age).page(),
        "measurements": measurements.measurements(material, going.teller),
        "weeks": measurements.weeks(material, going.teller),
        "groups": list(_groups(going)),
        "advice": None if found is None else as_data.advice_as_data(found, going.names.called),
        "forms": list(_forms(going)),
        "left_out": _left_out(material),
    }


def _gone_over(material: Material) -> _Allowed:
    answers = allowed.allowed(material)
    catalog = material.catalog

    def meant(meaning: str) -> str:
        return _text(catalog, answers, meaning)

    return _Allowed(material, answers, allowed.unasked(material), participant.names(meant), meant("birth_date"))


def _text(catalog: Catalog, answers: Answers, meaning: str) -> str:
    try:
        answer = answers.get(AnswerKey(catalog.meaning(meaning)))
    except KeyError:
        return ""
    return answer.value if answer is not None and isinstance(answer.value, str) else ""


def _document(material: Material) -> Payload:
    profile, permission = material.profile, material.permission
    purpose = _purpose(material)
    ground = profile.ground(permission.ground)
    return {
        "id": material.export_id,
        "created": material.created.isoformat(),
        "recipient": {
            "profile": profile.id,
            "version": profile.version,
            "sha256": profile.digest,
            "name": profile.name,
            "organisation": material.organisation,
        },
        "sender": _sender(material.sender),
        "purpose": {"code": purpose.code, "label": purpose.label},
        "ground": {"code": permission.ground, "label": ground.label if ground else permission.ground},
        "discussed_on": permission.discussed_on.isoformat(),
        "consent": _consent(material),
        **correction.fields(material),
        "added": [
            {"part": name, "reason": _own_words(material, "reasons", reason)}
            for name, reason in sorted(material.chosen.items())
        ],
    }


def _own_words(material: Material, kind: str, text: str) -> str:
    """What somebody typed about the permission, or "" when the profile keeps it here (decisions.md 7)."""
    return text if kind in material.profile.own_words else ""


def _purpose(material: Material) -> Purpose:
    """A purpose of the profile, or an own one where the profile takes those. Raises GroundMissing."""
    profile, asked = material.profile, material.permission.purpose
    own = _own_words(material, "purpose", asked)
    found = profile.purpose(asked) or (Purpose("anders", own) if own else None)
    if found is None:
        raise consent.GroundMissing(gronden=", ".join(one.label for one in profile.purposes))
    return found


def _sender(sender: Sender) -> Payload:
    colleague = sender.colleague
    return {
        "organisation": sender.organisation,
        "location": sender.location,
        "phone": sender.phone,
        **({"sealing_key": sender.sealing_key} if sender.sealing_key else {}),
        "colleague": {
            "name": colleague.name,
            "function": colleague.function,
            "phone": colleague.phone,
            "email": colleague.email,
            "reachable": colleague.reachable,
        },
    }


def _consent(material: Material) -> Payload | None:
    permission = material.permission
    if permission.consent_on is None:
        return None
    until, how = permission.consent_until, permission.how_given
    return {
        "on": permission.consent_on.isoformat(),
        "until": until.isoformat() if until else None,
        "how": how if how in material.profile.ways else _own_words(material, "how_given", how),
        "remark": _own_words(material, "remark", permission.remark),
    }


def _participant(going: _Allowed) -> Payload:
    material, names = going.material, going.names
    return {
        "dossier_number": material.dossier_number,
        "dossier_type": {"code": material.dossier_type, "label": DOSSIER_TYPES[material.dossier_type]},
        "name": names.display or material.dossier_number,
        "called": names.called,
        "formal": names.formal,
        "birth_date": going.birth_date,
        "age": going.age,
    }


def _groups(going: _Allowed) -> Iterator[Payload]:
    """The answers per group, in the order of the profile; a group without answers is absent."""
    teller, catalog = going.teller, going.material.catalog
    inner = {part.id for one in catalog.questions.values() for part in one.columns}
    inner |= {aspect.id for form in catalog.forms.values() for aspect in form.aspects}
    for group in going.material.profile.groups:
        names = [name for name in group.questions if name not in inner]
        found = [entry for name in names if (entry := teller.entry(AnswerKey(name))) is not None]
        if found:
            yield {"id": group.id, "title": group.title, "answers": found}
    apart = going.telling(going.unasked)
    listed = [name for group in going.material.profile.groups for name in group.questions if name not in inner]
    kept = [entry for name in listed if (entry := apart.entry(AnswerKey(name))) is not None]
    if kept:
        yield {"id": UNASKED, "title": UNASKED_TITLE, "answers": kept}


def _forms(going: _Allowed) -> Iterator[Payload]:
    """The forms of which answers go along, with the version they were asked with."""
    catalog = going.material.catalog
    used = {catalog.homes[key.question_id] for key in (*going.answers, *going.unasked)}
    for record in sorted(going.material.records, key=lambda record: record.form_id):
        if record.form_id in used:
            yield {
                "id": record.form_id,
                "title": catalog.form(record.form_id).title,
                "version": record.version,
                "sha256": record.digest,
                "started": record.started.isoformat(),
                "finished": record.finished.isoformat() if record.finished else None,
            }


def _left_out(material: Material) -> Payload:
    """What this recipient does not get: groups of the profile, whether or not anything was filled in there."""
    profile = material.profile
    groups = [
        offer.group.title
        for offer in allowed.offers(profile, material.catalog, {})
        if offer.whole.state == allowed.OPTIONAL and not allowed.turned_on(material, offer.group)
    ]
    titles = [*groups, *profile.never]
    return {"count": len(titles), "titles": titles}
