"""Every error a person can meet: what happened, what it means and what to do, in Dutch (content-messages.md)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class SpringplankError(Exception):
    """An error with a Dutch sentence for the person at the screen; facts are attributes, never participant data."""

    code = "ZK-199"
    title = "Er ging iets mis"
    meaning = "Het programma kon dit niet afmaken. Wat al was opgeslagen, is veilig."
    remedy = "Probeer het opnieuw. Gebeurt het weer? Geef de code {code} door aan je beheerder."

    def __init__(self, **facts: object) -> None:
        super().__init__(self.code)
        self.facts = facts

    def told(self, text: str) -> str:
        """Fill the facts of this error into one of its texts."""
        return text.format(**{"code": self.code, **self.facts})

    def sentences(self) -> tuple[str, str, str]:
        """Title, meaning and remedy, ready to show."""
        return self.told(self.title), self.told(self.meaning), self.told(self.remedy)

    def __str__(self) -> str:
        title, meaning, remedy = self.sentences()
        return f"{title}. {meaning} {remedy} ({self.code})"


@dataclass(frozen=True, slots=True)
class Mistake:
    """One fault in a data file: where it stands, what is wrong and how to mend it."""

    file: str
    line: int
    code: str
    cause: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.code} {self.cause} {self.remedy}"


class FormError(SpringplankError):
    """A form, rule table or recipient profile with faults; carries all of them at once."""

    code = "ZK-301"
    title = "Er zitten {aantal} fouten in {bestand}"
    meaning = "Het formulier wordt niet gebruikt. Het oude formulier blijft werken."
    remedy = "Per fout staat hieronder: regel, wat er mis is en hoe je het oplost."

    def __init__(self, file: str, mistakes: Sequence[Mistake]) -> None:
        super().__init__(aantal=len(mistakes), bestand=file)
        self.file = file
        self.mistakes = tuple(mistakes)


class AnswerRefused(SpringplankError):
    """What was typed cannot be the answer to this question; the text stays on the screen."""

    code = "ZK-308"
    title = "Dit past hier niet"
    meaning = "{uitleg}"
    remedy = "{doe}"

    def __init__(self, code: str, explanation: str, remedy: str) -> None:
        self.code = code
        super().__init__(uitleg=explanation, doe=remedy)


class RecordFinished(SpringplankError):
    """Somebody wanted to change what is finished ("vastgesteld")."""

    code = "ZK-313"
    title = "Dit is al vastgesteld"
    meaning = "Wat vastgesteld is, verandert niet meer. Er is niets gewijzigd."
    remedy = 'Kies "Verbeteren" om een nieuwe versie te maken, met de reden erbij.'


class NotReady(SpringplankError):
    """A record cannot be finished: something must be mended or explained first. Open questions may stay."""

    code = "ZK-310"
    title = "Nog niet vast te stellen"
    meaning = "Er zijn nog {aantal} punten om eerst naar te kijken. Open vragen mogen blijven."
    remedy = "Klik op een punt om erheen te gaan."


class NotSavedYet(SpringplankError):
    """A record cannot be finished while an answer is not in the vault."""

    code = "ZK-314"
    title = "Nog niet vastgesteld"
    meaning = "Een antwoord is nog niet opgeslagen. Je tekst staat nog op het scherm."
    remedy = "Wacht tot alles is opgeslagen en probeer het opnieuw."


class ReasonNeeded(SpringplankError):
    """A correction without a reason: whoever reads it later must know why there are two versions."""

    code = "ZK-315"
    title = "Schrijf op waarom"
    meaning = "Een nieuwe versie krijgt een reden, zodat iedereen later begrijpt wat er veranderd is."
    remedy = "Eén zin is genoeg."


class NotAllowed(SpringplankError):
    """The actor's roles do not allow this (product.md, roles); the refusal is journaled."""

    code = "ZK-114"
    title = "Dit mag jij niet openen"
    meaning = "Dit dossier hoort bij een collega."
    remedy = "Heb je het nodig? Schrijf op waarom. Dat komt in het logboek."


class VaultError(SpringplankError):
    """Something about the vault: its password, key files, database or folder."""


class WrongPassword(VaultError):
    code = "ZK-101"
    title = "Wachtwoord klopt niet"
    meaning = "De kluis blijft dicht. Er is niets veranderd."
    remedy = (
        "Kijk of Caps Lock aan staat en probeer opnieuw. Lukt het niet? "
        'Vraag je beheerder of kies "Wachtwoord vergeten?".'
    )


class WaitBeforeRetry(VaultError):
    code = "ZK-101b"
    title = "Even wachten"
    meaning = "Er is een paar keer een verkeerd wachtwoord ingevuld. Daarom wacht het programma."
    remedy = "Probeer het over {seconden} seconden opnieuw. Je wordt niet buitengesloten."


class KeyFilesDamaged(VaultError):
    code = "ZK-102b"
    title = "Beide sleutelbestanden zijn beschadigd"
    meaning = "De kluis kan niet open. De gegevens zelf zijn niet gewist."
    remedy = "Verander niets in de map. Je beheerder zet een reservekopie terug."


class VaultTooNew(VaultError):
    code = "ZK-103"
    title = "Deze kluis is met een nieuwere versie gemaakt"
    meaning = "Dit programma ({versie}) is ouder dan de kluis ({kluisversie}). Openen zou schade geven."
    remedy = "Installeer de nieuwste versie. Je gegevens blijven zoals ze zijn."


class VaultInUse(VaultError):
    code = "ZK-104"
    title = "De kluis is al geopend"
    meaning = "{collega} werkt erin op {computer}, sinds {tijd}. Eén persoon kan tegelijk werken."
    remedy = "Vraag {collega} om te vergrendelen. Start de computer opnieuw als niemand erin werkt."


class DiskFull(VaultError):
    code = "ZK-105"
    title = "De schijf is vol"
    meaning = "Er kan nu niets in de kluis bij, ook niet dat je iets hebt bekeken. Wat op je scherm staat, is er nog."
    remedy = "Maak ruimte op de schijf. Leeg bijvoorbeeld de prullenbak. Probeer het dan opnieuw."


class DiskFullAtOpening(DiskFull):
    """No room to open or make a vault: nobody has typed anything yet that could be lost."""

    code = "ZK-105b"
    title = "De schijf is vol"
    meaning = "De kluis kan nu niet open. Er is niets veranderd."
    remedy = "Maak ruimte op de schijf en probeer opnieuw."


class FolderReadOnly(VaultError):
    code = "ZK-106"
    title = "In deze map mag niets worden opgeslagen"
    meaning = "De map of een bestand erin is alleen-lezen. Er is niets veranderd."
    remedy = "Vraag je beheerder om schrijfrechten op de map, en probeer het opnieuw."


class VaultRolledBack(VaultError):
    code = "ZK-107"
    title = "De gegevens horen bij een oudere reservekopie"
    meaning = "Sleutel en gegevens zijn niet van hetzelfde moment."
    remedy = "Je beheerder zet de hele reservekopie terug, met het wachtwoord van toen."


class VaultDamaged(VaultError):
    code = "ZK-108"
    title = "De gegevens zijn beschadigd"
    meaning = "Een deel van de kluis is niet te lezen. Er is niets gewist."
    remedy = "Stop met werken. Je beheerder zet de laatste goede reservekopie terug."


class WrongRecoveryKey(VaultError):
    code = "ZK-109"
    title = "De herstelsleutel klopt niet"
    meaning = "Groep {nummer} bevat een tikfout."
    remedy = "Kijk nog eens op het papier. Letters en cijfers die op elkaar lijken, zijn gelijk (O en 0, I en 1)."


class FolderShared(VaultError):
    code = "ZK-110"
    title = "Hier mag de kluis niet staan"
    meaning = "Deze map staat op een netwerkschijf of gaat vanzelf naar internet. Daar kan de kluis stukgaan."
    remedy = "Vraag je beheerder om een map op deze computer zelf. Reservekopieën mogen wel op een andere plek staan."


class VaultMissing(VaultError):
    code = "ZK-111"
    title = "De map van de kluis is weg"
    meaning = "De kluis staat niet meer in {plek}."
    remedy = "Sluit de schijf weer aan of zet de map terug, en probeer het opnieuw. Lukt dat niet? Vraag je beheerder."


class PasswordTooShort(VaultError):
    code = "ZK-112"
    title = "Wachtwoord is te kort"
    meaning = "Een wachtwoord heeft minstens 15 tekens. Een zin mag ook."
    remedy = 'Maak het langer, of kies "Maak een woordzin voor mij".'


class PasswordTooCommon(VaultError):
    code = "ZK-113"
    title = "Dit wachtwoord komt te vaak voor"
    meaning = "Het staat op een lijst van veelgebruikte wachtwoorden."
    remedy = 'Kies een ander, of kies "Maak een woordzin voor mij".'


class NotSaved(VaultError):
    code = "ZK-120"
    title = "Opslaan lukt nu niet"
    meaning = "De schijf gaf een fout ({tijd}). Wat op je scherm staat, is er nog."
    remedy = "Laat dit venster open en probeer het opnieuw. Blijft dit zo? Bel je beheerder."


class OutOfMemory(VaultError):
    code = "ZK-125"
    title = "Te weinig werkgeheugen"
    meaning = "Openen vraagt even {megabytes} MB geheugen, en dat is er nu niet."
    remedy = "Sluit andere programma's en probeer opnieuw."


class ExchangeError(SpringplankError):
    """Something about a file that leaves or comes in; the classes stand in exchange.errors."""
