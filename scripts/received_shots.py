"""For `make screenshots`: our card, the senders we know, and received files of each verdict, in every look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

import pikepdf

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
    ),
    ("cd" * 32, "Stichting Ver Weg (fictief)"),
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


def draw(window: MainWindow, sent: ExportDone, settle: Callable[[], None], keep: Keep) -> None:
    """`sent`: a file that this vault itself made, so its signature is that of our own card."""
    drawing, here, card = Drawing(window, settle, keep), Place("received"), Place("card")
    drawing.in_every_look(here, "20-ontvangen-leeg")
    drawing.in_every_look(card, "21-onze-kaart-leeg")
    for verdict in ("onbekend", "gewijzigd"):
        drawing.in_every_look(here, f"20-ontvangen-{verdict}", _file(window, sent, verdict))
    _pin(window, [*PARTNERS, (_file(window, sent, "onbekend").public_key, "Stichting Voorbeeld")])
    drawing.in_every_look(here, "20-ontvangen-bekend", _file(window, sent, "bekend"))
    drawing.in_every_look(card, "21-onze-kaart")


def _file(window: MainWindow, sent: ExportDone, verdict: str) -> Received:
    assert window.frame is not None  # noqa: S101 - the vault is open
    path = _changed(sent) if verdict == "gewijzigd" else sent.path
    return window.desk.receive(window.frame.workplace.vault, path, sent.code)


def _changed(sent: ExportDone) -> Path:
    """The file after somebody who knows the code changed it."""
    path, out = sent.path.with_name("gewijzigd.pdf"), BytesIO()
    with pikepdf.open(sent.path, password=sent.code) as pdf:
        stream = pdf.attachments[envelope.DATA_NAME].obj.EF.F
        stream.write(bytes(stream.read_bytes()).replace(b"Jamila", b"Kamila"))
        pdf.save(out, encryption=pikepdf.Encryption(user=sent.code, owner="iemand", R=6))
    path.write_bytes(out.getvalue())
    return path


def _pin(window: MainWindow, partners: list[tuple[str, str]]) -> None:
    assert window.frame is not None  # noqa: S101 - the vault is open
    for place, (key, name) in enumerate(partners):
        heard = "".join(fingerprint(key).split("-")[-2:])
        _keep(window.frame.workplace.vault, Compared(key, name, FROM_CARD if place else FROM_FILE, heard))


def _keep(vault: Vault, compared: Compared) -> None:
    vault.run(lambda store: store.senders.pin(vault.actor, compared)).result()
