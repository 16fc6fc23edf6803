"""What is wrong on a state of a window for who reads it with keyboard and ears: names, roles, order, traps."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLayout, QWidget
from shiboken6 import getCppPointer

from intake_desktop import paths
from tests.ui.staff import name_of

NO_ROLE = {QAccessible.Role.NoRole, QAccessible.Role.Client}
TOLD_BY_NAME = "RowView"
"""A row of a table says in its name which row it is and what it holds; Qt has no role for it."""
ICONS = {path.stem for path in (paths.resources() / "icons").glob("*.svg")}
LONGEST_ROUND = 400
Step = tuple[int, QRect]
"""A widget or a layout around something, by its address, and its place on the window."""


@dataclass(frozen=True, slots=True)
class Found:
    """How many stops a state has, and what is wrong with them."""

    stops: int
    wrong: tuple[str, ...]


def read(window: QWidget) -> Found:
    """Look at everything that takes the keyboard in this state; the keyboard ends where it was."""
    before = takers(window)
    start = QApplication.focusWidget()
    forward, backward = went_round(window, Qt.Key.Key_Tab), went_round(window, Qt.Key.Key_Backtab)
    wrong = [*nameless(window), *(forward.wrong), *(backward.wrong), *slips(window, forward.stops)]
    round_ = set(forward.stops)
    there = set(takers(window))
    wrong += [f"Tab passes by: {told(each)}" for each in before if each in there and not _reached(each, round_)]
    if not (forward.wrong or backward.wrong) and set(backward.stops) != round_:
        odd = [told(each) for each in set(backward.stops) ^ round_]
        wrong.append(f"Shift+Tab goes another way: {odd}")
    if start is not None and start.isVisible():
        start.setFocus(Qt.FocusReason.OtherFocusReason)
    return Found(len(before), tuple(wrong))


def takers(window: QWidget) -> list[QWidget]:
    """Everything visible that Tab should come to."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    ]


def told(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()!r} {name_of(widget)!r}"


def nameless(window: QWidget) -> list[str]:
    """What a screen reader could not tell, or tells as the name of a picture."""
    found = []
    for widget in takers(window):
        face, name = QAccessible.queryAccessibleInterface(widget), name_of(widget).strip()
        if face is None or not any(letter.isalnum() for letter in name):
            found.append(f"no name: {told(widget)}")
        elif name.lower() in ICONS:
            found.append(f"named after its icon: {told(widget)}")
        if face is None or (face.role() in NO_ROLE and type(widget).__name__ != TOLD_BY_NAME):
            found.append(f"no role: {told(widget)}")
    return found


@dataclass(frozen=True, slots=True)
class Round:
    """Where a key led, one stop after the other, until it came back."""

    stops: list[QWidget]
    wrong: list[str]


def went_round(window: QWidget, key: Qt.Key) -> Round:
    """Press Tab (or Shift+Tab) until the keyboard is back where it began."""
    held = Qt.KeyboardModifier.ShiftModifier if key is Qt.Key.Key_Backtab else Qt.KeyboardModifier.NoModifier
    stops: list[QWidget] = []
    for _ in range(LONGEST_ROUND):
        here = QApplication.focusWidget()
        if here is None or not window.isAncestorOf(here):
            return Round(stops, [f"{key.name} leads nowhere after {told(stops[-1]) if stops else 'nothing'}"])
        if here in stops:
            return Round(stops[stops.index(here) :], [])  # what it passes by from here on is told elsewhere
        stops.append(here)
        QTest.keyClick(here, key, held)
    return Round(stops, [f"the round with {key.name} never ends"])


def _reached(widget: QWidget, round_: set[QWidget]) -> bool:
    """A group of buttons is one stop, and its arrows walk."""
    if widget in round_:
        return True
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and any(button in round_ for button in group.buttons())


def slips(window: QWidget, stops: list[QWidget]) -> list[str]:
    """Where Tab goes back: up, or to the left on one line, as the page is laid out. Once, at the end, it must."""
    paths_of = {each: path_to(each, window) for each in stops}
    back = [
        (one, other)
        for one, other in pairwise([*stops, *stops[:1]])
        if one is not other and _comes_first(paths_of[other], paths_of[one])
    ]
    if len(back) <= 1:
        return []
    led_to = [paths_of[other] for _, other in back]
    first = next(o for _, o in back if not any(_comes_first(each, paths_of[o]) for each in led_to))
    return [f"Tab goes back: from {told(one)} to {told(other)}" for one, other in back if other is not first]


def _comes_first(one: list[Step], other: list[Step]) -> bool:
    """Whether `one` is read before `other`: where their ways part, it stands above, or on the same line at the left."""
    for (mine, here), (theirs, there) in zip(one, other, strict=False):
        if mine != theirs:
            if here.bottom() < there.top() or there.bottom() < here.top():
                return here.bottom() < there.top()
            return here.right() < there.left()
    return False


def path_to(widget: QWidget, window: QWidget) -> list[Step]:
    """Everything around a widget from the window down, the layouts between them too."""
    steps: list[Step] = []
    while widget is not window:
        parent = widget.parentWidget()
        assert parent is not None
        steps.append((getCppPointer(widget)[0], QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())))
        corner = parent.mapTo(window, QPoint(0, 0))
        for layout in _layouts_around(parent.layout(), widget):
            steps.append((getCppPointer(layout)[0], layout.geometry().translated(corner)))
        widget = parent
    return steps[::-1]


def _layouts_around(layout: QLayout | None, widget: QWidget) -> list[QLayout]:
    """The layouts inside this one that hold the widget, the innermost first; not the outermost, which is the parent."""
    for inner in layout.children() if layout is not None else ():
        if isinstance(inner, QLayout):
            if inner.indexOf(widget) >= 0:
                return [inner]
            if found := _layouts_around(inner, widget):
                return [*found, inner]
    return []
