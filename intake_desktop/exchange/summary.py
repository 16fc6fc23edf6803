"""What stands on page 1, read from the allowed answers through the places that the profile names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from intake_desktop.exchange.entries import Teller
from intake_desktop.exchange.material import Material
from intake_desktop.form_engine.answers import Answer, AnswerKey

Fields = dict[str, object]


@dataclass(frozen=True, slots=True)
class Summary:
    """Fills the places of page 1; an empty place is absent."""

    material: Material
    teller: Teller
    display: str
    age: int | None

    def page(self) -> Fields:
        """The content of page 1."""
        found: Fields = {
            "facts": list(self._facts()),
            "wish": self._wish(),
            "hours": self._hours(),
            "going_well": self._listed("going_well"),
            "support": self._listed("support"),
            "written": self._first("written"),
            "choice": self._choice(),
            "asks": list(self._asks()),
            "own_contact": self._joined("own_contact"),
        }
        return {name: content for name, content in found.items() if content}

    def _places(self, place: str) -> tuple[str, ...]:
        return self.material.profile.page.get(place, ())

    def _answer(self, place: str) -> Answer | None:
        """The first known answer of a place."""
        found = (self.teller.answers.get(AnswerKey(name)) for name in self._places(place))
        return next((answer for answer in found if answer is not None and answer.known), None)

    def _known(self, name: str) -> str:
        answer = self.teller.answers.get(AnswerKey(name))
        return self.teller.shown(AnswerKey(name)) if answer is not None and answer.known else ""

    def _first(self, place: str) -> str:
        return next(filter(None, map(self._known, self._places(place))), "")

    def _joined(self, place: str, between: str = ", ") -> str:
        return between.join(filter(None, map(self._known, self._places(place))))

    def _facts(self) -> Iterator[Fields]:
        for fact in self.material.profile.facts:
            text = ", ".join(filter(None, map(self._known, fact.questions)))
            if text and fact.with_age and self.age is not None:
                text += f" ({self.age} jaar)"
            if text:
                yield {"label": fact.label, "text": text}

    def _wish(self) -> Fields:
        answer, text = self._answer("wish"), self._first("wish")
        if answer is None or not text:
            return {}
        kind = self._first("wish_kind")
        return {"text": text, "date": answer.day.isoformat(), "kind": kind}

    def _number(self, place: str) -> object:
        answer = self._answer(place)
        return None if answer is None else answer.value

    def _hours(self) -> Fields:
        now, goal = self._number("hours_now"), self._number("hours_goal")
        if now is None and goal is None:
            return {}
        found = {
            "now": now,
            "days": self._number("hours_days"),
            "per_day": self._number("hours_per_day"),
            "goal": goal,
            "goal_day": self._first("hours_goal_day"),
            "minutes": self._number("minutes"),
            "minutes_guidance": self._first("minutes_guidance"),
            "agreed": self._number("agreed"),
            "attended": self._number("attended"),
            "weeks": self._number("weeks"),
        }
        return {name: content for name, content in found.items() if content not in (None, "")}

    def _listed(self, place: str) -> list[str]:
        """The texts of a table of which the first name is the table and the second its column of text."""
        names = self._places(place)
        if len(names) != 2:
            return []
        return [self.teller.shown(AnswerKey(names[1], row)) for row in self._rows(names[0], names[1])]

    def _rows(self, table_id: str, column_id: str) -> list[str]:
        table = self.teller.answers.get(AnswerKey(table_id))
        rows = table.value if table is not None and isinstance(table.value, tuple) else ()
        return [row for row in rows if self._cell(column_id, row)]

    def _cell(self, column_id: str, row: str) -> str:
        answer = self.teller.answers.get(AnswerKey(column_id, row))
        return self.teller.shown(AnswerKey(column_id, row)) if answer is not None and answer.known else ""

    def _asks(self) -> Iterator[Fields]:
        names = self._places("asks")
        who, day = ((self._places(place) or ("",))[0] for place in ("asks_who", "asks_day"))
        for row in self._rows(*names) if len(names) == 2 else ():
            found = {"question": self._cell(names[1], row), "who": self._cell(who, row), "day": self._cell(day, row)}
            yield {name: text for name, text in found.items() if text}

    def _choice(self) -> Fields:
        answer = self._answer("choice")
        if answer is None:
            return {}
        colleague = self.material.sender.colleague
        found = {
            "code": answer.value,
            "text": self._first("choice"),
            "date": answer.day.isoformat(),
            "by": f"{colleague.name}, {colleague.function}".strip(", ") if answer.author == colleague.id else "",
            "reasons": self._first("reasons"),
            "opinion": self._first("opinion"),
            "way_back": self._joined("way_back", "; "),
            "way_back_until": self._first("way_back_until"),
            "second_reader": self._first("second_reader"),
            "review": self._first("review"),
        }
        return {name: content for name, content in found.items() if content}
