"""For `make screenshots`: our card, the senders we know, and received files of each verdict, in every look."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

import pikepdf

from intake_desktop import paths
from intake_desktop.dossier import examples
from intake_desktop.dossier.desk import ExportDone
from intake_desktop.dossier.model import Place
from intake_desktop.dossier.ports import Vault
from intake_desktop.dossier.received import Received
from intake_desktop.dossier.senders import FROM_CARD, FROM_FILE, Compared, fingerprint
from intake_desktop.exchange import envelope
from intake_desktop.ui.pages.card_own import OwnCard
from intake_desktop.ui.pages.received_page import ReceivedPage
from intake_desktop.ui.window import MainWindow

FOLDER = Path("Documenten")
LOOKS = (("", "licht", 100), ("-donker", "donker", 100), ("-200procent", "licht", 200))
PARTNERS = (
    (
        "ab" * 32,
        "Stichting Samenwerkende Buurtrestaurants en Leerwerkplaatsen Amsterdam Nieuw-West en omgeving (fictief)",
        "",
    ),
    ("cd" * 32, "Stichting Ver Weg (fictief)", "ef" * 32),
)
Keep = Callable[[MainWindow, str], None]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The window, how to wait until it stands, and how to keep a picture of it."""

    window: MainWindow
    settle: Callable[[], None]
    keep: Keep

    def in_every_look(self, place: Place, name: str, received: Received | None = None) -> None:
        """Light, dark and at 200 % text; with `received` the page as it is after reading that file."""
        for ending, look, text_size in LOOKS:
            self._put_on(look, text_size)
            assert self.window.frame is not None  # noqa: S101 - the vault is open
            self.window.frame.show_place(place)
            self.settle()
            pages = [page for page in self.window.frame.findChildren(ReceivedPage) if page.isVisible()]
            if received is not None:
                pages[0]._on_read(received)
            for own in self.window.frame.findChildren(OwnCard):
                own._folder.fill(FOLDER)
            self.settle()
            self.keep(self.window, f"{name}{ending}")
        self._put_on("licht", 100)

    def _put_on(self, look: str, text_size: int) -> None:
        self.window.change_settings(replace(self.window.settings, theme=look, text_size=text_size))
        self.settle()


def draw(window: MainWindow, dossier_id: str, settle: Callable[[], None], keep: Keep) -> None:
    """Send a file of this dossier and read it as another organisation would: unknown, changed, and known."""
    drawing, here, card = Drawing(window, settle, keep), Place("received"), Place("card")
    drawing.in_every_look(here, "20-ontvangen-leeg")
    drawing.in_every_look(card, "21-onze-kaart-leeg")
    with tempfile.TemporaryDirectory() as folder:
        sent = _sent(window, dossier_id, Path(folder))
        unknown = _file(window, sent.path, sent.code)
        drawing.in_every_look(here, "20-ontvangen-onbekend", unknown)
        drawing.in_every_look(here, "20-ontvangen-gewijzigd", _file(window, _changed(sent), sent.code))
        _pin(window, [*PARTNERS, (unknown.public_key, unknown.organisation, unknown.sealing_key)])
        drawing.in_every_look(here, "20-ontvangen-bekend", _file(window, sent.path, sent.code))
    drawing.in_every_look(card, "21-onze-kaart")


def _vault(window: MainWindow) -> Vault:
    assert window.frame is not None  # noqa: S101 - the vault is open
    return window.frame.workplace.vault


def _sent(window: MainWindow, dossier_id: str, folder: Path) -> ExportDone:
    """A file as this vault makes it, so its signature is that of our own card."""
    schema = paths.resources() / "schema" / "dossier.v1.schema.json"
    wishes = examples.read(paths.resources() / "examples" / "jamila-voorbeeld.json", schema).wishes
    return window.desk.export(window.desk.open_session(_vault(window), dossier_id), wishes["buurtteam"], folder)


def _file(window: MainWindow, path: Path, code: str) -> Received:
    return window.desk.receive(_vault(window), path, code)


def _changed(sent: ExportDone) -> Path:
    """The file after somebody who knows the code changed it."""
    path, out = sent.path.with_name("gewijzigd.pdf"), BytesIO()
    with pikepdf.open(sent.path, password=sent.code) as pdf:
        stream = pdf.attachments[envelope.DATA_NAME].obj.EF.F
        stream.write(bytes(stream.read_bytes()).replace(b"Jamila", b"Kamila"))
        pdf.save(out, encryption=pikepdf.Encryption(user=sent.code, owner="iemand", R=6))
    path.write_bytes(out.getvalue())
    return path


def _pin(window: MainWindow, partners: list[tuple[str, str, str]]) -> None:
    for place, (key, name, sealing_key) in enumerate(partners):
        heard = "".join(fingerprint(key, sealing_key).split("-")[-2:])
        _keep(_vault(window), Compared(key, name, FROM_CARD if place else FROM_FILE, heard, sealing_key))


def _keep(vault: Vault, compared: Compared) -> None:
    vault.run(lambda store: store.senders.pin(vault.actor, compared)).result()
