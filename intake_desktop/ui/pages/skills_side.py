"""What stands beside a skill: how we know it, in which context, and what it belongs to."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_desktop.form_engine.definition import Form, Question
from intake_desktop.form_engine.telling import named
from intake_desktop.ui import theme
from intake_desktop.ui.pages.measured import AspectView
from intake_desktop.ui.parts.card import Separator
from intake_desktop.ui.parts.labels import Sign, WrapLabel


def make_side(form: Form, question: Question, aspects: AspectView, call_name: str) -> QWidget:
    """The column beside this skill."""
    side = QWidget()
    column = QVBoxLayout(side)
    column.setSpacing(theme.px(10))
    head = QHBoxLayout()
    head.setSpacing(theme.px(8))
    head.addWidget(Sign("help", "accent"))
    head.addWidget(WrapLabel("Hulp bij dit punt", "label"), 1)
    column.addLayout(head)
    told = question.help or question.hint or str(form.texts.get("method", ""))
    column.addWidget(WrapLabel(named(told, call_name), "small"))
    column.addWidget(Separator())
    column.addWidget(aspects)
    belongs = belongs_to(form, question)
    if belongs:
        column.addWidget(Separator())
        column.addWidget(WrapLabel("Hoort bij", "smallStrong"))
        for words in belongs:
            column.addWidget(WrapLabel(words, "small"))
    column.addWidget(WrapLabel(str(form.texts.get("notice", "")), "hint"))
    column.addStretch(1)
    return side


def belongs_to(form: Form, question: Question) -> tuple[str, ...]:
    """What a skill touches, in the words of the form."""
    links, words = question.extras.get("links"), form.texts.get("link_codes")
    if not isinstance(links, Mapping) or not isinstance(words, Mapping):
        return ()
    codes = links.get("uwv") or ()
    return tuple(str(words[code]) for code in codes if code in words)


def legend(form: Form, question: Question) -> QWidget:
    """ "Wat betekenen de cijfers?", for under the list of groups."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(theme.px(18), 0, theme.px(12), theme.px(12))
    column.setSpacing(theme.px(6))
    column.addWidget(Separator())
    column.addSpacing(theme.px(4))
    column.addWidget(WrapLabel("Wat betekenen de cijfers?", "smallStrong"))
    for option in reversed(question.options):
        column.addWidget(WrapLabel(f"{option.value}  {option.label[:1].lower()}{option.label[1:]}", "small"))
    column.addWidget(WrapLabel("Een cijfer zegt iets over de steun die nodig is, niet over de persoon.", "hint"))
    return made
