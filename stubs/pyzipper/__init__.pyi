"""The part of pyzipper that exchange uses; the package ships no types. It follows the zipfile module of CPython."""

from types import TracebackType
from typing import IO

from pyzipper.zipfile_aes import AESZipInfo

ZIP_STORED: int
ZIP_DEFLATED: int
WZ_AES: str

class BadZipFile(Exception): ...

class ZipInfo:
    filename: str
    orig_filename: str
    comment: bytes
    extra: bytes
    compress_type: int
    create_system: int
    external_attr: int
    flag_bits: int
    header_offset: int
    CRC: int
    compress_size: int
    file_size: int
    date_time: tuple[int, int, int, int, int, int]

class AESZipFile:
    comment: bytes
    def __init__(
        self, file: IO[bytes], mode: str = ..., compression: int = ..., *, encryption: str | None = ...
    ) -> None: ...
    def setpassword(self, pwd: bytes) -> None: ...
    def setencryption(self, encryption: str, *, nbits: int = ..., force_wz_aes_version: int = ...) -> None: ...
    def infolist(self) -> list[AESZipInfo]: ...
    def open(self, name: AESZipInfo, mode: str = ..., pwd: bytes | None = ...) -> IO[bytes]: ...
    def writestr(self, zinfo_or_arcname: AESZipInfo, data: bytes) -> None: ...
    def __enter__(self) -> AESZipFile: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None: ...
