"""What every setter of pages does: a text with its element, and a cell of a table."""

from __future__ import annotations

from collections.abc import Iterable

from intake_desktop.exchange.pages.blocks import Run
from intake_desktop.exchange.pages.flow import Text
from intake_desktop.exchange.pages.lines import broken
from intake_desktop.exchange.pages.type_styles import Style
from intake_desktop.exchange.tagging.canvas import Artifact
from intake_desktop.exchange.tagging.nodes import Node


def set_text(node: Node | Artifact, runs: Iterable[Run], style: Style, room: float) -> Text:
    """The lines of an element, in so many points of width."""
    return Text(node, broken(runs, style, room), style)


def add_cell(line: Node, role: str, scope: str = "", span: int = 1) -> Node:
    """A new cell of a row of a table: a TH with the scope Row or Column, or a TD."""
    cell = line.add(role)
    cell.scope, cell.span = scope, span
    return cell
