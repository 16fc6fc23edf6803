"""The cryptography does what its standards say, and what is bound cannot be moved."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from intake_desktop.errors import OutOfMemory
from intake_desktop.sealing import keys, memory, signing
from intake_desktop.sealing.costs import KdfCost, KdfOutOfPolicy, KdfPolicy
from intake_desktop.sealing.kdf import derive

CHEAP = KdfPolicy(KdfCost(32, 3, 4), KdfCost(32, 1, 1), KdfCost(2**31, 10, 8))


def test_argon2id_is_that_of_rfc_9106() -> None:
    """RFC 9106, section 5.3."""
    argon = Argon2id(
        salt=b"\x02" * 16, length=32, iterations=3, lanes=4, memory_cost=32, ad=b"\x04" * 12, secret=b"\x03" * 8
    )
    expected = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
    assert argon.derive(b"\x01" * 32).hex() == expected


def test_deriving_uses_that_same_function_and_takes_composed_letters_as_one() -> None:
    key = derive("fictie\u0301f", b"s" * 16, CHEAP.cost, CHEAP)
    argon = Argon2id(salt=b"s" * 16, length=32, iterations=3, lanes=4, memory_cost=32)
    assert bytes(key) == argon.derive("ficti\u00e9f".encode())
    memory.wipe(key)
    assert key == bytes(32)


@pytest.mark.parametrize(
    "cost",
    [
        KdfCost(63 * 1024, 3, 4),
        KdfCost(64 * 1024, 2, 4),
        KdfCost(64 * 1024, 3, 0),
        KdfCost(1024 * 1024 + 1, 3, 4),
        KdfCost(64 * 1024, 11, 4),
        KdfCost(64 * 1024, 3, 9),
    ],
)
def test_the_shipped_policy_refuses_anything_weaker_or_absurd(cost: KdfCost) -> None:
    shipped = KdfPolicy()
    assert shipped.cost == KdfCost(256 * 1024, 3, 4)
    with pytest.raises(KdfOutOfPolicy):
        derive("een lang genoeg wachtwoord", b"s" * 16, cost, shipped)
    with pytest.raises(KdfOutOfPolicy):
        KdfPolicy(cost=cost)


def test_too_little_memory_is_told_in_megabytes(monkeypatch: pytest.MonkeyPatch) -> None:
    class Hungry:
        def __init__(self, **_cost: object) -> None:
            raise MemoryError

    monkeypatch.setattr("intake_desktop.sealing.kdf.Argon2id", Hungry)
    with pytest.raises(OutOfMemory) as found:
        derive("x", b"s" * 16, KdfCost(256 * 1024, 3, 4), KdfPolicy())
    assert "256 MB" in str(found.value)


def test_aes_256_gcm_is_that_of_the_specification() -> None:
    """McGrew and Viega, test case 16."""
    key = bytearray.fromhex("feffe9928665731c6d6a8f9467308308" * 2)
    plain = bytes.fromhex(
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
        "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"
    )
    context = bytes.fromhex("feedfacedeadbeeffeedfacedeadbeefabaddad2")
    wrapped = keys.wrap(key, bytes.fromhex("cafebabefacedbaddecaf888"), plain, context)
    assert wrapped[-16:].hex() == "76fc6ece0f4e1768cddf8853bb2d551b"
    assert keys.unwrap(key, bytes.fromhex("cafebabefacedbaddecaf888"), wrapped, context) == plain
    with pytest.raises(keys.NotOpened):
        keys.unwrap(key, bytes.fromhex("cafebabefacedbaddecaf888"), wrapped, context + b"x")


def test_hkdf_and_hmac_are_those_of_their_rfcs() -> None:
    """HKDF against its own definition with HMAC (RFC 5869, 2.2 and 2.3); HMAC against RFC 4231, test case 2."""
    extracted = keys.mac(b"zout", b"sleutel")
    assert keys.subkey(b"sleutel", b"zout", "db") == keys.mac(extracted, b"db\x01")
    assert keys.subkey(b"sleutel", b"zout", "db") != keys.subkey(b"sleutel", b"zout", "hdr")
    expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    assert keys.mac(b"Jefe", b"what do ya want for nothing?").hex() == expected


def test_only_the_private_key_and_the_same_context_open_a_seal() -> None:
    private, other = bytes(range(32)), bytes(range(1, 33))
    sealed = keys.seal(b"k" * 32, keys.public_key(private), b"plek 1")
    assert len(sealed) == 80
    assert keys.unseal(sealed, private, b"plek 1") == b"k" * 32
    for key, context, data in (
        (other, b"plek 1", sealed),
        (private, b"plek 2", sealed),
        (private, b"plek 1", sealed[:-1]),
    ):
        with pytest.raises(keys.NotOpened):
            keys.unseal(data, key, context)


def test_ed25519_is_that_of_rfc_8032() -> None:
    """RFC 8032, section 7.1, test 1."""
    private = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    public = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert signing.public_key(private).hex() == public
    signature = signing.sign(private, b"")
    assert signature.hex().startswith("e5564300c360ac729086e2cc806e828a")
    assert signing.verify(bytes.fromhex(public), b"", signature)
    assert not signing.verify(bytes.fromhex(public), b"x", signature)
    assert not signing.verify(bytes.fromhex(public), b"", signature[:-1])
    assert not signing.verify(b"kort", b"", signature)


def test_two_derivations_at_once_both_end() -> None:
    cost = KdfCost(64 * 1024, 3, 4)
    with ThreadPoolExecutor(2) as pool:
        under_way = [pool.submit(derive, "een lange zin", b"s" * 16, cost, KdfPolicy(cost)) for _ in range(4)]
        assert len({bytes(each.result(timeout=120)) for each in under_way}) == 1
