"""The key file on its way from one vault key to the next: before, with both keys in it, and after; all of it values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from intake_desktop.errors import VaultDamaged
from intake_desktop.storage.keyfile import KeyFile, Slot
from intake_desktop.storage.slots import VaultKeys, sealed, signed


def rotating(key_file: KeyFile) -> bool:
    """Whether it holds two vault keys: it stood there while one took the place of the other."""
    return any(slot.sealed_vk_next is not None for slot in key_file.slots)


def with_both(key_file: KeyFile, vault: VaultKeys, following: VaultKeys, public_keys: Mapping[str, bytes]) -> KeyFile:
    """Every slot gets the next vault key as well, sealed to its public key (by slot id); passwords stay out of it.

    Raises VaultDamaged for a slot whose public key the database does not know: nobody may be left outside.
    """

    def coming(slot: Slot) -> Slot:
        public = public_keys.get(slot.slot_id.hex())
        if public is None:
            raise VaultDamaged
        return replace(slot, sealed_vk_next=sealed(following, (slot.slot_id, slot.kind), public))

    return signed(key_file.changed(*(coming(slot) for slot in key_file.slots)), vault)


def after(both: KeyFile, following: VaultKeys) -> KeyFile:
    """With the next vault key alone. Follows from its arguments only, so a later start makes the very same file."""
    slots = tuple(
        replace(slot, sealed_vk=slot.sealed_vk_next, sealed_vk_next=None) for slot in both.slots if slot.sealed_vk_next
    )
    new = replace(both, epoch=both.epoch + 1, generation=both.generation + 1, slots=slots)
    return signed(new, following)


def before(both: KeyFile, vault: VaultKeys) -> KeyFile:
    """The very file that stood there before both keys did."""
    slots = tuple(replace(slot, sealed_vk_next=None) for slot in both.slots)
    return signed(replace(both, generation=both.generation - 1, slots=slots), vault)
