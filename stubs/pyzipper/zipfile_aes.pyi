"""How an entry under WinZip's AES is described."""

from pyzipper import ZipInfo

class AESZipInfo(ZipInfo):
    wz_aes_version: int | None
    wz_aes_strength: int | None
    def __init__(self, filename: str = ..., date_time: tuple[int, int, int, int, int, int] = ...) -> None: ...
