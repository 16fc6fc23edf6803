"""What can go wrong with a file that leaves or comes in, each with its sentences (content-messages.md 2.3)."""

from __future__ import annotations

from intake_desktop.errors import ExchangeError


class NoTransferFile(ExchangeError):
    code = "ZK-201"
    title = "Dit is geen overdrachtsbestand"
    meaning = "Het bestand komt niet uit Springplank. Er is niets overgenomen."
    remedy = "Open het met een ander programma, of vraag de afzender om het goede bestand."


class FileAbsent(ExchangeError):
    code = "ZK-202"
    title = "Dit bestand is er niet"
    meaning = "Op deze plek staat geen bestand met deze naam."
    remedy = "Kijk of de naam en de map kloppen, of vraag de afzender het bestand te sturen."


class WrongCode(ExchangeError):
    code = "ZK-203"
    title = "De code klopt niet"
    meaning = "Het bestand blijft dicht."
    remedy = "Vraag de afzender de code te herhalen. Let op: in de code komen geen I, L, O en U voor."


class CodeMistypedError(WrongCode):
    code = "ZK-203b"
    title = "Er zit een tikfout in de code"
    meaning = "Het laatste teken past niet bij de rest."
    remedy = "Kijk groep voor groep. Er zijn 5 groepen van 4 tekens."


class FileTooLarge(ExchangeError):
    code = "ZK-206"
    title = "Dit bestand is te groot"
    meaning = "Het is {grootte}. De grens is 20 MB."
    remedy = "Vraag de afzender om een kleiner bestand."


class FileTooNew(ExchangeError):
    code = "ZK-208"
    title = "Dit bestand is met een nieuwere versie gemaakt"
    meaning = "We kunnen het lezen als PDF, maar niet overnemen."
    remedy = "Installeer de nieuwste versie, of typ over wat nodig is."


class FileDamaged(ExchangeError):
    code = "ZK-209"
    title = "Dit bestand is beschadigd"
    meaning = "Een deel is niet te lezen. Er is niets overgenomen."
    remedy = "Vraag de afzender het opnieuw te sturen."


class ReadingTooLong(ExchangeError):
    code = "ZK-210"
    title = "Lezen duurt te lang"
    meaning = "Het bestand is heel ingewikkeld of niet goed. Het is gestopt, er is niets overgenomen."
    remedy = "Vraag de afzender om een nieuw bestand."


class NotForThisRecipient(ExchangeError):
    code = "ZK-211"
    title = "Dit mag niet naar {ontvanger}"
    meaning = "{onderdeel} staat niet op de lijst van deze ontvanger."
    remedy = "Laat het weg. Is het toch nodig? Overleg met je privacyfunctionaris."


class ChoiceNotForThisRecipient(NotForThisRecipient):
    meaning = "{zin}"
    remedy = "Bespreek deze keuze op een andere manier, of stuur dit bestand niet."


class ReasonMissing(NotForThisRecipient):
    title = "Er ontbreekt een reden"
    meaning = "{onderdeel} blijft standaard hier. Aanzetten kan, met een reden."
    remedy = "Schrijf op waarom {ontvanger} dit nodig heeft, of laat het weg."


class NotLookedAt(ExchangeError):
    code = "ZK-231"
    title = "Lees eerst na wat over een ander gaat"
    meaning = "In dit dossier is gemerkt dat iets over een ander gaat. Dat mag niet ongelezen mee."
    remedy = "Lees deze passages na. Kies per passage: blijft hier of gaat mee."


class FileExists(ExchangeError):
    code = "ZK-214"
    title = "Bestand bestaat al"
    meaning = "Er staat al een bestand met deze naam. Dat blijft staan."
    remedy = "Kies een andere map."


class NotWritten(ExchangeError):
    code = "ZK-215"
    title = "Bestand niet gemaakt"
    meaning = "Opslaan in deze map lukte niet. Er staat geen half bestand."
    remedy = "Kies een andere map, of maak ruimte."


class TextDiffers(ExchangeError):
    code = "ZK-219"
    title = "Bestand niet gemaakt"
    meaning = "De bladzijden zeggen niet precies hetzelfde als de gegevens. Daarom is het gestopt."
    remedy = "Geef de code {code} door aan je beheerder. Het dossier is niet veranderd."


class PayloadUnfit(TextDiffers):
    code = "ZK-220"
    meaning = "De gegevens passen niet bij de afspraken over dit bestand. Daarom is het gestopt."


class NoCard(ExchangeError):
    code = "ZK-223"
    title = "Dit is geen kaart van Springplank"
    meaning = "Het bestand is geen kaart van een organisatie. Er is niets toegevoegd."
    remedy = "Vraag de ander het bestand kaart-springplank.json te sturen."


class CardDamaged(ExchangeError):
    code = "ZK-224"
    title = "Deze kaart klopt niet"
    meaning = "De kaart is beschadigd of gewijzigd. Er is niets toegevoegd."
    remedy = "Vraag de ander de kaart opnieuw te sturen."


class CardTooNew(ExchangeError):
    code = "ZK-225"
    title = "Deze kaart is met een nieuwere versie gemaakt"
    meaning = "We kunnen deze kaart niet lezen. Er is niets toegevoegd."
    remedy = "Installeer de nieuwste versie, of voeg de afzender toe met een ontvangen bestand."


class OnlySealed(ExchangeError):
    code = "ZK-260"
    title = "Bestand niet gemaakt"
    meaning = (
        "Een heel dossier gaat alleen verzegeld weg, naar een organisatie die we kennen. "
        "Andere bestanden sturen we nooit verzegeld."
    )
    remedy = "Begin opnieuw bij stap 1 en kies de ontvanger."


class PartnerGone(ExchangeError):
    code = "ZK-261"
    title = "We kennen deze organisatie niet meer"
    meaning = "Ze staat niet bij de bekende afzenders. Er is geen bestand gemaakt."
    remedy = "Vraag de ander om de kaart, voeg die toe bij Onze kaart en bel om te vergelijken."


class PartnerCannotOpen(ExchangeError):
    code = "ZK-262"
    title = "We kunnen dit bestand niet voor {organisatie} sluiten"
    meaning = "We hebben van deze organisatie nog geen sleutel om mee te verzegelen. Er is geen bestand gemaakt."
    remedy = "Vraag de ander om een nieuwe kaart, voeg die toe bij Onze kaart en bel om te vergelijken."


class ForAnother(ExchangeError):
    code = "ZK-263"
    title = "Dit bestand is voor een andere organisatie gemaakt"
    meaning = "Alleen die organisatie kan het openen. Er is niets overgenomen."
    remedy = "Vraag de afzender om een bestand dat voor jullie is gemaakt, met jullie kaart."


class SealedTooNew(ExchangeError):
    code = "ZK-264"
    title = "Dit bestand is met een nieuwere versie gemaakt"
    meaning = "We kunnen het nog niet openen. Er is niets overgenomen."
    remedy = "Installeer de nieuwste versie en open het bestand dan opnieuw."


class SealedByAnother(ExchangeError):
    code = "ZK-265"
    title = "Dit bestand komt niet van wie erop staat"
    meaning = "Het is verzegeld op naam van de een en ondertekend door een ander. Er is niets overgenomen."
    remedy = "Bel de afzender op een nummer dat je al kent. Meld het ook aan je beheerder."


class PassedOn(ExchangeError):
    code = "ZK-266"
    title = "Dit bestand is niet voor ons gemaakt"
    meaning = "De afzender maakte het voor een andere organisatie, en iemand gaf het door. Er is niets overgenomen."
    remedy = "Bel de afzender op een nummer dat je al kent, en vraag om een eigen bestand."


class OnlyInWindow(ExchangeError):
    code = "ZK-267"
    title = "Dit bestand heeft geen code"
    meaning = "Het gaat alleen open in het venster van de organisatie waarvoor het is gemaakt."
    remedy = "Open Springplank, ga naar Ontvangen en kies het daar."
