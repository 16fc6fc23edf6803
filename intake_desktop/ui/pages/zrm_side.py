"""What stands at the right of a domain: what is asked besides, its level of the time before, and how to choose one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_desktop.form_engine.definition import Form, Question
from intake_desktop.form_engine.telling import named
from intake_desktop.ui import theme
from intake_desktop.ui.pages.measured import AspectView
from intake_desktop.ui.pages.zrm_earlier import Earlier
from intake_desktop.ui.parts.card import Separator
from intake_desktop.ui.parts.fold import Fold
from intake_desktop.ui.parts.labels import WrapLabel

_NO_LEVEL = "Toen geen niveau"


class DomainSide(QWidget):
    """The aspects as blocks, then what is only there to read."""

    def __init__(self, form: Form, question: Question, aspects: AspectView, call_name: str) -> None:
        super().__init__()
        self._before = EarlierWords(question)
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(12))
        column.addWidget(aspects)
        column.addWidget(self._before)
        column.addWidget(Rules(form, call_name))
        column.addWidget(Separator())
        for text in ("aid_notice", "attribution"):
            column.addWidget(WrapLabel(str(form.texts.get(text, "")), "hint"))
        column.addStretch(1)

    def show_earlier(self, earlier: Earlier | None, name_of: Callable[[str], str]) -> None:
        """Tell about the measurement before this one, when there is one."""
        self._before.setVisible(earlier is not None)
        if earlier is not None:
            self._before.show_earlier(earlier, name_of)


class EarlierWords(QWidget):
    """The level of then is told also when it may not be compared."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._question = question
        self._level, self._told = WrapLabel(""), WrapLabel("", "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(Separator())
        column.addSpacing(theme.px(8))
        for words in (WrapLabel("Vorige keer", "label"), self._level, self._told):
            column.addWidget(words)

    def show_earlier(self, earlier: Earlier, name_of: Callable[[str], str]) -> None:
        """Show this measurement; a name may come later."""
        level = earlier.levels.get(self._question.id)
        option = self._question.option(str(level)) if level is not None else None
        self._level.setText(f"{level} · {option.label}" if option is not None else _NO_LEVEL)
        self._told.setText("\n".join(_lines(earlier, name_of)))


class Rules(Fold):
    """How a level is chosen, as the form says it; closed at first."""

    def __init__(self, form: Form, call_name: str) -> None:
        super().__init__("Zo kies je een niveau")
        said = form.texts.get("scoring_rules")
        rules = [str(rule) for rule in said] if isinstance(said, tuple | list) else []
        if not rules:
            self.hide()
        for rule in rules:
            self.column.addWidget(WrapLabel(named(rule, call_name), "small"))


def sentences(earlier: Earlier, name_of: Callable[[str], str]) -> str:
    """When and by whom, and what to know before comparing, on one line."""
    return f"Vorige keer: {' '.join(_lines(earlier, name_of))}"


def _lines(earlier: Earlier, name_of: Callable[[str], str]) -> list[str]:
    said = (earlier.told(name_of), *earlier.remarks)
    return [f"{words[:1].upper()}{words[1:].rstrip('.')}." for words in said if words]
