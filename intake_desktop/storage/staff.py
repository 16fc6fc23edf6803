"""Colleagues, settings of the organisation and everybody's last place: three small ports on the database."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import Connection, Row, func, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from intake_desktop.dossier.model import Place
from intake_desktop.dossier.roles import Actor, Colleague, Right, Role
from intake_desktop.dossier.unread import MOST_LETTERS, Spot, UnreadText
from intake_desktop.errors import NotAllowed, VaultDamaged
from intake_desktop.sealing import canonical
from intake_desktop.storage import journal_keys
from intake_desktop.storage.journal import Event
from intake_desktop.storage.room import Check, Room, holds, roles_of
from intake_desktop.storage.tables import COLLEAGUE, PLACE, SETTING

SIGNING_KEY, SEALING_KEY = "signing_key", "sealing_key"
"""Settings with the Ed25519 and the X25519 private key in hexadecimal; made once, never put again."""
_KEYS = frozenset({SIGNING_KEY, SEALING_KEY})
_ANYBODY = tuple(Right)


class LastBeheerder(NotAllowed):
    """Somebody must stay who can manage colleagues and settings."""

    code = "ZK-114b"
    title = "Er moet een beheerder blijven"
    meaning = "Dit is de enige collega met de rol beheerder."
    remedy = "Geef eerst een andere collega de rol beheerder."


class LabelFixed(NotAllowed):
    """The name on the unlock screen stands in the key file and cannot be changed here yet."""

    code = "ZK-114c"
    title = "Deze naam staat vast"
    meaning = "De naam op het ontgrendelscherm hoort bij de sleutel van deze collega."
    remedy = "Verander alleen de andere gegevens."


class KeptColleagues:
    """Fulfils dossier.ports.Colleagues on one Room."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def all(self, actor: Actor) -> tuple[Colleague, ...]:
        """Everybody, by name."""
        found = select(COLLEAGUE).order_by(COLLEAGUE.c.name, COLLEAGUE.c.id)

        def work(connection: Connection) -> tuple[Colleague, ...]:
            return tuple(colleague(row) for row in connection.execute(found))

        return self._room.perform(actor, Event("colleagues.viewed", "R"), work, holds(actor, *_ANYBODY))

    def own_slot(self, actor: Actor) -> str:
        """The slot that this colleague opens with a password; asked on a full disk too, so it leaves no row."""
        found = select(COLLEAGUE.c.slot_id).where(COLLEAGUE.c.id == actor.colleague_id)

        def work(connection: Connection) -> str:
            return str(connection.execute(found).scalar_one())

        return self._room.look(actor, work)

    def update(self, actor: Actor, colleague: Colleague) -> None:
        """Change somebody's data and roles (a beheerder), or one's own contact data (anybody).

        Raises NotAllowed, LastBeheerder, or LabelFixed for another label.
        """
        texts = ("name", "function", "phone", "email", "reachable")
        row = {name: getattr(colleague, name) for name in texts} | {"roles": roles_text(colleague.roles)}

        def work(connection: Connection) -> None:
            old = connection.execute(select(COLLEAGUE).where(COLLEAGUE.c.id == colleague.id)).one()
            if old.label != colleague.label:
                raise LabelFixed
            connection.execute(update(COLLEAGUE).where(COLLEAGUE.c.id == colleague.id), row)
            _check_beheerder(connection)

        event = Event("colleague.changed", "U", detail={"colleague": colleague.id, "roles": row["roles"]})
        try:
            self._room.perform(actor, event, work, _may_change(actor, colleague))
        finally:
            self._room.forget_roles()


def _may_change(actor: Actor, new: Colleague) -> Check:
    def check(connection: Connection) -> bool:
        roles = connection.execute(select(COLLEAGUE.c.roles).where(COLLEAGUE.c.id == new.id)).scalar()
        if roles is None:
            return False
        own = actor.colleague_id == new.id and roles_of(roles) == new.roles
        return own or (actor.may(Right.MANAGE_COLLEAGUES) and bool(new.roles))

    return check


def has_caseload(connection: Connection, colleague_id: str) -> bool:
    """Whether this is a colleague whose roles let them work with participants of their own."""
    roles = connection.execute(select(COLLEAGUE.c.roles).where(COLLEAGUE.c.id == colleague_id)).scalar()
    return roles is not None and Actor(colleague_id, roles_of(roles)).may(Right.OWN_CASELOAD)


def _check_beheerder(connection: Connection) -> None:
    count = select(func.count()).where(COLLEAGUE.c.roles.contains(Role.BEHEERDER.value))
    if not connection.execute(count).scalar():
        raise LastBeheerder


def roles_text(roles: frozenset[Role]) -> str:
    """Roles as a row keeps them."""
    return ",".join(sorted(roles))


def colleague(row: Row[tuple[object, ...]]) -> Colleague:
    """A row as the dossier layer knows it."""
    texts = {name: getattr(row, name) for name in ("id", "name", "label", "function", "phone", "email", "reachable")}
    return Colleague(roles=roles_of(row.roles), **texts)


class KeptSettings:
    """Fulfils dossier.ports.Settings on one Room."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def get(self, actor: Actor, name: str) -> object | None:
        """The content of a setting or None; a private key only for who may export, a key of the journal for nobody."""

        def work(connection: Connection) -> object | None:
            text = connection.execute(select(SETTING.c.content).where(SETTING.c.name == name)).scalar()
            return None if text is None else loaded(text)

        rights = (Right.EXPORT,) if name in _KEYS else _ANYBODY
        if name.startswith(journal_keys.NAME):
            rights = ()
        return self._room.perform(actor, Event("setting.read", "R", segment=name), work, holds(actor, *rights))

    def put(self, actor: Actor, name: str, content: object) -> None:
        """Keep text, numbers, lists and mappings under a name; nobody can replace a private key."""
        text = canonical.kept(content)

        def allowed(_connection: Connection) -> bool:
            return not (name in _KEYS or name.startswith(journal_keys.NAME)) and actor.may(Right.MANAGE_SETTINGS)

        self._room.perform(
            actor, Event("setting.changed", "U", segment=name), lambda c: put_setting(c, name, text), allowed
        )


def put_setting(connection: Connection, name: str, text: str) -> None:
    """Write one setting inside the caller's transaction."""
    put = upsert(SETTING)
    put = put.on_conflict_do_update(index_elements=["name"], set_={"content": put.excluded.content})
    connection.execute(put, {"name": name, "content": text})


def make_sealing_key(connection: Connection, random_bytes: Callable[[int], bytes]) -> bool:
    """Make the key that others seal files to, unless there is one; inside the caller's transaction."""
    if connection.execute(select(SETTING.c.name).where(SETTING.c.name == SEALING_KEY)).first() is not None:
        return False
    put_setting(connection, SEALING_KEY, canonical.kept(random_bytes(32).hex()))
    return True


def loaded(text: str, limits: canonical.Limits | None = None) -> object:
    """What canonical JSON of our own says, within these limits or the usual ones; raises VaultDamaged."""
    try:
        return canonical.loads(text.encode("utf-8"), limits)
    except canonical.JsonRefused as fault:
        raise VaultDamaged from fault


class KeptPlaces:
    """Fulfils dossier.ports.Places on one Room."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def remember(self, actor: Actor, place: Place) -> None:
        """Keep where the actor is now; what is not filled in is left out, so that an older program knows the rest."""
        filled = {name: part for name, part in asdict(place).items() if part}
        row = {"colleague_id": actor.colleague_id, "content": canonical.dumps(filled).decode("ascii")}
        put = upsert(PLACE)
        put = put.on_conflict_do_update(index_elements=["colleague_id"], set_={"content": put.excluded.content})

        def work(connection: Connection) -> None:
            connection.execute(put, row)

        event = Event("place.kept", "U", place.dossier_id, place.section_id or place.form_id)
        self._room.perform(actor, event, work, holds(actor, *_ANYBODY))

    def last(self, actor: Actor) -> Place | None:
        """Where the actor was last, or None."""

        def work(connection: Connection) -> Place | None:
            found = select(PLACE.c.content).where(PLACE.c.colleague_id == actor.colleague_id)
            text = connection.execute(found).scalar()
            return None if text is None else _place(loaded(text, canonical.Limits(text=MOST_LETTERS)))

        return self._room.perform(actor, Event("place.read", "R"), work, holds(actor, *_ANYBODY))


def _place(found: object) -> Place:
    """Names and kinds are those that remember() wrote; a name that a later program wrote says nothing here."""
    if not isinstance(found, dict):
        raise VaultDamaged
    try:
        return Place(**_known(Place, found) | {"unread": tuple(_unread(found.get("unread")))})
    except TypeError as fault:
        raise VaultDamaged from fault


def _unread(found: object) -> Iterator[UnreadText]:
    """Those that can be read: a text less is better than no place."""
    for each in found if isinstance(found, list) else ():
        try:
            spot = Spot(**_known(Spot, each["spot"]))
            text = UnreadText(**_known(UnreadText, each) | {"spot": spot})
        except (KeyError, TypeError):
            continue
        facts = {**asdict(spot), **asdict(text), "spot": ""}
        if all(isinstance(fact, int if name == "finished" else str) for name, fact in facts.items()):
            yield text


def _known(kind: type[Any], found: Mapping[str, object]) -> dict[str, Any]:
    return {each.name: found[each.name] for each in fields(kind) if each.name in found}
