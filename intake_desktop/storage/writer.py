"""The one thread that owns the database: work goes in a queue, outcomes come back as Futures."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from intake_desktop.errors import VaultError

if TYPE_CHECKING:
    from intake_desktop.storage.open_store import OpenStore

T = TypeVar("T")


class VaultClosed(VaultError):
    """Work was handed in after the vault was closed."""

    code = "ZK-126"
    title = "De kluis is vergrendeld"
    meaning = "Dit kan alleen als de kluis open is."
    remedy = "Ontgrendel de kluis en probeer opnieuw."


@dataclass(frozen=True, slots=True)
class Exchanged:
    """The store to go on with, and what went wrong on the way to it."""

    store: OpenStore
    error: VaultError | None = None


class StorageThread:
    """Runs all work on one store in the order in which it was handed in."""

    def __init__(self, open_store: Callable[[], OpenStore], folder: Path) -> None:
        """Opens the store on its own thread; raises what opening raises, and then no thread is left."""
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"opslag-{folder.name}")
        self._closing = threading.Lock()
        self._closed = False
        self.look_again: Callable[[OpenStore], OpenStore] | None = None
        """Finds the store to go on with when the one of now is not in its place any more; raises when there is none."""
        try:
            self._store = self._pool.submit(open_store).result()
        except BaseException:
            self._pool.shutdown()
            raise

    def run(self, work: Callable[[OpenStore], T]) -> Future[T]:
        """Queue this work; its Future holds the outcome, or a SpringplankError after which a retry may succeed."""
        with self._closing:
            if not self._closed:
                return self._pool.submit(self._perform, work)
        late: Future[T] = Future()
        late.set_exception(VaultClosed())
        return late

    def _perform(self, work: Callable[[OpenStore], T]) -> T:
        if self.look_again is not None and not self._store.in_place():
            self._store = self.look_again(self._store)
        return self._store.perform(work)

    def put(self, find: Callable[[OpenStore], OpenStore]) -> Future[None]:
        """Queue finding the store to go on with, whether or not the one of now can do anything."""

        def work() -> None:
            self._store = find(self._store)

        with self._closing:
            if not self._closed:
                return self._pool.submit(work)
        late: Future[None] = Future()
        late.set_exception(VaultClosed())
        return late

    def go_on_with(self, work: Callable[[OpenStore], Exchanged]) -> Future[None]:
        """Queue work that gives the store with which everything after it is done; its Future holds the error."""
        return self.run(partial(self._exchange, work))

    def _exchange(self, work: Callable[[OpenStore], Exchanged], store: OpenStore) -> None:
        found = work(store)
        self._store = found.store
        if found.error is not None:
            raise found.error

    def close(self) -> None:
        """Finish what was queued, close the store and end the thread. Once is enough, twice does no harm."""
        with self._closing:
            if self._closed:
                return
            self._closed = True
            last = self._pool.submit(self._store.close)
        self._pool.shutdown(wait=True)
        last.result()
