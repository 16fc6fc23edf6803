"""Pictures of the card that looks the vault over: all in order, and with things to mind and to mend, in every look."""

from __future__ import annotations

from dataclasses import replace

import manage_shots
from intake_desktop.dossier.model import Place
from intake_desktop.dossier.ports import Vault
from intake_desktop.ui.window import MainWindow
from intake_desktop.wiring.desk import LocalDesk
from trouble_shots import KEY_FILES, LOOKS, Scene

DONE = ("Alles is in orde.", "Let op bij:", "Niet in orde:")


def looked_over(scene: Scene, desk: LocalDesk, vault: Vault, window: MainWindow) -> None:
    """The card with everything in order, and with things to mend, in every look."""
    assert window.frame is not None  # noqa: S101 - the vault is open
    copies = scene.folder / "usb-stick"
    copies.mkdir()
    desk.choose_backup_folder(vault, copies)
    desk.back_up(vault)
    second = desk._folder / KEY_FILES[1]
    good = second.read_bytes()
    for name, spoil in (("", b""), ("-let-op", b"{kapot")):
        for ending, look, size in LOOKS:
            window.change_settings(replace(window.settings, theme=look, text_size=size))
            window.frame.show_place(Place("manage"))
            scene.settle()
            if spoil:
                second.write_bytes(spoil)
                (desk._folder / "kluis.slot-oud").touch()
            manage_shots._press(window, "vault-check")
            manage_shots._wait(window, scene.settle, lambda: any(manage_shots._reads(window, each) for each in DONE))
            manage_shots._invent_places(window, scene.folder / "stuk")
            manage_shots._show(window, "vault-check", scene.settle)
            scene.keep(window, f"13-beheer-kluis-nakijken{name}{ending}")
    second.write_bytes(good)
    (desk._folder / "kluis.slot-oud").unlink()
    window.change_settings(replace(window.settings, theme="licht", text_size=100))
