"""The password asked once more at an open vault: only the right one will do, and guessing is as slow as at the door."""

from __future__ import annotations

import pytest

from intake_desktop.errors import WaitBeforeRetry, WrongPassword
from intake_desktop.storage import vault
from intake_desktop.storage.passwords import FREE_FAILURES, Attempts
from intake_desktop.storage.proving import PasswordDiffers, prove
from tests.storage.vaults import PASSWORD
