"""How a row of the list of participants is drawn: two lines high, the match in the name marked, focus inside."""

from __future__ import annotations

import unicodedata
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from intake_desktop.dossier import due
from intake_desktop.dossier.due import Due
from intake_desktop.dossier.model import ListedDossier
from intake_desktop.ui import theme
from intake_desktop.ui.pages.list_model import DUE, NAME, STAGE, ZRM, cell_text, day_text
from intake_desktop.ui.parts.tags import draw_tag, tag_size

_PADDING = 12
_FIRST_PADDING = 24


def ground(painter: QPainter, option: QStyleOptionViewItem) -> QRect:
    """Draw what is under the words of a cell, chosen or not, and the line below it; gives the whole cell."""
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    area: QRect = option.rect
    painter.fillRect(area, theme.colour("accentSoft" if chosen else "hover" if hovered else "surface"))
    painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme.colour("border"))
    return area


class ListRows(QStyledItemDelegate):
    """Draws from the model alone; `searched` is what the name is compared with."""

    searched = ""
    today = date.min

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """60 high, more with large text."""
        return QSize(theme.px(100), max(theme.px(60), theme.font().pixelSize() * 3))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, line, words, and the ring around the row that has the keyboard."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        area = ground(painter, option)
        if chosen and index.column() == NAME:
            painter.fillRect(QRect(area.left(), area.top(), theme.px(4), area.height()), theme.colour("accent"))
        left = theme.px(_FIRST_PADDING if index.column() == NAME else _PADDING)
        self._words(painter, area.adjusted(left, 0, -theme.px(6), 0), index)
        if chosen and option.widget.hasFocus():
            self._ring(painter, area, index)
        painter.restore()

    def _ring(self, painter: QPainter, area: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """The ring goes around the whole row; each cell draws its part of it."""
        first, last = index.column() == 0, index.column() == index.model().columnCount() - 1
        far = theme.px(40)
        around = area.adjusted(3 if first else -far, 3, -3 if last else far, -4)
        painter.setClipRect(area)
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(around, theme.px(6), theme.px(6))

    def _words(self, painter: QPainter, area: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        listed: ListedDossier = index.data(Qt.ItemDataRole.UserRole)
        text = cell_text(listed, index.column())
        painter.setPen(theme.colour("text"))
        if index.column() == NAME:
            _draw_name(painter, area, text, self.searched)
        elif index.column() == STAGE:
            _draw_two(painter, area, text)
        elif index.column() == DUE and listed.card.due is not None:
            _draw_due(painter, area, Due(listed.card.due, listed.card.due_what), self.today)
        else:
            quiet = text in {"–", "nog niet"} and index.column() in {DUE, ZRM}
            painter.setPen(theme.colour("textMuted" if quiet else "text"))
            painter.setFont(theme.font())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap), text)


def _draw_due(painter: QPainter, area: QRect, first: Due, today: date) -> None:
    """A tag that says when, and beside or under it what; of what is late also since when."""
    days = (first.day - today).days
    if days < 0:
        kind, when, sign = "error", f"{-days} {'dag' if days == -1 else 'dagen'} te laat", "warning"
    elif days <= 1:
        kind, when, sign = "warn", "vandaag" if days == 0 else "morgen", "clock"
    else:
        kind, when, sign = "neutral", day_text(first.day), "calendar-check"
    size = tag_size(when, sign)
    top = area.top() + (area.height() - size.height()) // 2
    draw_tag(painter, QRect(area.left(), top, size.width(), size.height()), kind, when, sign)
    painter.setPen(theme.colour("text"))
    painter.setFont(theme.font("small"))
    room = area.adjusted(size.width() + theme.px(10), 0, 0, 0)
    flags = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
    painter.drawText(room, flags, due.told(first, today) if first.late(today) else first.what)


def _draw_two(painter: QPainter, area: QRect, text: str) -> None:
    first, _, second = text.partition("\n")
    upper, lower = theme.font(), theme.font("small")
    high = upper.pixelSize() * 14 // 10
    both = high + (lower.pixelSize() * 14 // 10 if second else 0)
    top = area.top() + (area.height() - both) // 2
    painter.setFont(upper)
    painter.drawText(QRect(area.left(), top, area.width(), high), int(Qt.AlignmentFlag.AlignVCenter), first)
    painter.setFont(lower)
    painter.setPen(theme.colour("textMuted"))
    painter.drawText(QRect(area.left(), top + high, area.width(), both - high), int(Qt.AlignmentFlag.AlignTop), second)


def _draw_name(painter: QPainter, area: QRect, name: str, searched: str) -> None:
    """The name in bold; the part that was searched for on a soft ground and underlined."""
    font = theme.font("body", bold=True)
    painter.setFont(font)
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, area.width())
    start, length = match_in(shown, searched)
    if length:
        left = area.left() + metrics.horizontalAdvance(shown[:start])
        width = metrics.horizontalAdvance(shown[start : start + length])
        top = area.top() + (area.height() - metrics.height()) // 2
        painter.fillRect(QRect(left, top, width, metrics.height()), theme.colour("warnSoft"))
        painter.fillRect(QRect(left, top + metrics.height() - 1, width, 2), theme.colour("text"))
    painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), shown)


def match_in(name: str, searched: str) -> tuple[int, int]:
    """Where the first searched word stands in the name, and how long it is; (0, 0) when it does not.

    Capitals and diacritics make no difference, as in the search itself.
    """
    plain = [unicodedata.normalize("NFKD", letter.casefold())[:1] for letter in name]
    for word in searched.split():
        wanted = "".join(unicodedata.normalize("NFKD", letter.casefold())[:1] for letter in word)
        found = "".join(plain).find(wanted)
        if found >= 0:
            return found, len(wanted)
    return 0, 0
