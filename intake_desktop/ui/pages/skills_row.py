"""One skill as a line: code, label, four tracks with the score and the own score on them, and whether it is open."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from intake_desktop.dossier import skill_line
from intake_desktop.ui import icons, theme
from intake_desktop.ui.parts.marks import draw_mark
from intake_desktop.ui.parts.row_button import RowButton
from intake_desktop.ui.parts.strokes import MIDDLE, WRAP, Box, box, hatched_box, words_height

_GAP, _TRACK_MOST, _TRACK_LEAST = 4, 66, 26


class SkillRow(RowButton):
    """36 high and more when words wrap; on means: open below."""

    def __init__(self, code: str, label: str, levels: int, parent: QWidget | None = None) -> None:
        super().__init__(label, 36, parent)
        self.code, self._levels = code, levels
        self._level: int | None = None
        self._own: int | None = None
        self._reason = ""
        self.sign_room = 44
        self.setAutoExclusive(False)
        self.setObjectName(f"skill-{code}")

    def show_scores(self, level: int | None, own: int | None, reason: str) -> None:
        """Score of the professional, of the participant (1 to the most, or None) and the words of a reason for none."""
        self._level, self._own, self._reason = level, own, reason
        told = [f"{self.code} {self.text()}", str(level) if level else reason or "open"]
        if own:
            told.append(f"eigen score {own}")
        told.append("open" if self.isChecked() else "")
        self.setAccessibleName(", ".join(each for each in told if each))
        self.update()

    def sizeHint(self) -> QSize:
        """Takes the width there is."""
        width = theme.px(420)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for a word and the narrowest tracks."""
        tracks = self._levels * theme.px(_TRACK_LEAST + _GAP) + theme.px(44)
        return QSize(theme.px(self.sign_room) + theme.px(110) + tracks, theme.px(36))

    def heightForWidth(self, width: int) -> int:
        """Long words wrap."""
        room = width - theme.px(self.sign_room) - self._tracks_width(width)
        return max(theme.px(36), words_height(self.text(), theme.font(bold=True), room) + theme.px(12))

    def _track(self, width: int) -> int:
        room = width // 2 - theme.px(44)
        return max(theme.px(_TRACK_LEAST), min(theme.px(_TRACK_MOST), room // self._levels - theme.px(_GAP)))

    def _tracks_width(self, width: int) -> int:
        return self._levels * (self._track(width) + theme.px(_GAP)) + theme.px(44)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, words, tracks with the marks, chevron."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        if on or self.underMouse():
            box(painter, self.rect(), self.corner, Box("accentSoft" if on else "hover"))
        painter.setFont(theme.font(bold=on))
        painter.setPen(theme.colour("onAccentSoft" if on else "textMuted"))
        painter.drawText(self.rect().adjusted(theme.px(12), 0, 0, 0), MIDDLE, self.code)
        painter.setPen(theme.colour("onAccentSoft" if on else "text"))
        tracks = self._tracks_width(self.width())
        words = self.rect().adjusted(theme.px(self.sign_room), 0, -tracks - theme.px(8), 0)
        painter.drawText(words, WRAP | MIDDLE, self.text())
        self._draw_tracks(painter, self.width() - tracks)
        size = theme.px(16)
        at = QRect(self.width() - theme.px(28), (self.height() - size) // 2, size, size)
        icons.paint(painter, "chevron-up" if on else "chevron-down", at, theme.colour("text"))
        painter.end()

    def line_at(self, left: float) -> skill_line.Line:
        """Where tracks and marks stand when the first track begins here (px); paper has the same line."""
        score = skill_line.Score(self._levels, self._level, self._own, bool(self._reason))
        gap = theme.px(_GAP)
        return skill_line.lay_out(score, left, left + self._levels * (self._track(self.width()) + gap), gap)

    def _draw_tracks(self, painter: QPainter, left: float) -> None:
        high, middle = theme.px(8), self.height() / 2
        line = self.line_at(left)
        if line.hatched:
            hatched_box(painter, QRectF(line.left, middle - high / 2, line.right - line.left, high), high / 2)
        else:
            for track in line.tracks:
                part = QRectF(track.left, middle - high / 2, track.right - track.left, high)
                box(painter, part, high / 2, Box("border" if self.isChecked() else "sunken"))
        if line.now is not None:
            draw_mark(painter, QPointF(line.now, middle), "now", str(self._level))
        if line.own is not None:
            draw_mark(painter, QPointF(line.own, middle), "own")
