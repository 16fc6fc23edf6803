"""Which colour of the theme Qt itself uses for what (spec 2.1)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QColor, QPalette

_ROLE = QPalette.ColorRole
_ROLES = {
    _ROLE.Window: "bg",
    _ROLE.Base: "surface",
    _ROLE.AlternateBase: "surface",
    _ROLE.Button: "surface",
    _ROLE.WindowText: "text",
    _ROLE.Text: "text",
    _ROLE.ButtonText: "text",
    _ROLE.BrightText: "onAccent",
    _ROLE.PlaceholderText: "textMuted",
    _ROLE.Highlight: "accentSoft",
    _ROLE.HighlightedText: "onAccentSoft",
    _ROLE.Accent: "accent",
    _ROLE.Link: "accent",
    _ROLE.LinkVisited: "accent",
    _ROLE.ToolTipBase: "text",
    _ROLE.ToolTipText: "surface",
    _ROLE.Light: "surface",
    _ROLE.Midlight: "hover",
    _ROLE.Mid: "border",
    _ROLE.Dark: "borderControl",
    _ROLE.Shadow: "scrim",
}
_WRITING = (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText, _ROLE.HighlightedText, _ROLE.PlaceholderText)


def palette(colours: Mapping[str, str]) -> QPalette:
    """Qt's palette from colour names of the tokens."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, QColor(colours[name]))
    for role in _WRITING:
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours["textDisabled"]))
    return made
