"""German."""

import re
from decimal import Decimal

from contractlint.languages.language import (
    Counting,
    Language,
    Writing,
    by_form,
    in_order,
    phrases,
    words,
)
from contractlint.patterns import pattern

WRITING = Writing(
    abbreviations=words(
        """
        z.b. d.h. u.a. u.u. o.ä. o.g. s.o. s.u. i.d.r. i.s.d. i.s.v. i.v.m. i.h.v. z.t. v.a.
        u.ä. usw. bzw. ggf. evtl. inkl. exkl. zzgl. abzgl. vgl. gem. lt. nr. nrn. art. abs. s.
        ziff. lit. buchst. bspw. ca. dr. prof. hr. fr. str. tel. st. max. min. mind. sog. etc.
        e.v. e.k. co. mio. mrd. jan. feb. aug. sept. okt. nov. dez. anl. bl. bd. ff. f. hrsg.
        geb. z. b. d. h. i. v. m. a. kap. rn. rdnr. verb. entspr. einschl. ausschl. allg. bes.
        betr. bez. gegr. jhd. mtl. monatl. jährl. p.a. p. qm. tsd. vers. ges. m.b.h. inh. u.
        """
    ),
    function_words=words(
        """
        der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es
        an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen
        so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sofern soweit wenn
        ihr ihre ihrer ihrem ihren ihres wir uns unser unsere unserer unseren kann können darf
        dürfen muss müssen soll sollen dieser diese dieses diesem diesen alle aller allen jede
        jeder jedes jeden jedem kein keine keinen keiner unter gegen ohne zwischen während
        nachdem bevor falls insbesondere gilt gelten vom ab seine seiner seinen eines welche
        welcher welches deren dessen hierfür hiervon dazu dabei davon daher damit da ob weil
        denn doch sowie gemäß etwa jeweils sonst bereits vertrag vertrages
        """
    ),
    letters="äöüß",
    clause_words=words(
        """
        § §§ artikel artikels art ziffer ziffern ziff nr nummer absatz absatzes absätze abs satz
        buchstabe lit punkt punkte punkten klausel klauseln
        """
    ),
    chapter_words=words("kapitel abschnitt abschnitts teil titel"),
    annex_words=words("anlage anlagen anhang anhangs anhänge anhängen beilage"),
    document_words=phrases(
        """
        agb; allgemeine geschäftsbedingungen; allgemeinen geschäftsbedingungen;
        allgemeiner geschäftsbedingungen; preisliste; preislisten; preisverzeichnis;
        preisverzeichnisses; preis- und leistungsverzeichnis; leistungsbeschreibung;
        leistungsverzeichnis; datenschutzerklärung; datenschutzbestimmungen; hausordnung;
        nutzungsbedingungen; tarif; tarife; tarifen; tarifblatt; besondere bedingungen;
        besonderen bedingungen; sonderbedingungen; auftragsverarbeitungsvertrag;
        widerrufsbelehrung; geschäftsordnung; benutzungsordnung; gebührenordnung
        """
    ),
    law_words=words(
        """
        bgb hgb dsgvo stgb uwg uklag tkg tmg ttdsg vvg zpo inso gewo arbgg kschg abgb ehug egbgb
        estg ustg aktg gmbhg gg bdsg gesetz gesetzes gesetzbuch gesetzbuches gesetzbuchs
        verordnung richtlinie vob betrkv wegg prodhaftg urhg fagg or
        """
    ),
    finite_verbs=words(
        """
        ist sind war wird werden hat haben kann können darf dürfen muss müssen soll sollen gilt
        gelten bleibt bleiben erfolgt erfolgen beträgt verpflichtet haftet umfasst bedarf
        bedürfen regelt gewährt behält erklärt steht übernimmt bezeichnet zahlt beginnt endet
        """
    ),
    definition_patterns=(
        # nachfolgend „Anbieter" genannt, im Folgenden: „Kunde"
        pattern(
            r"""[nfIi](?:(?<=n)ach(?:folgend|stehend)|(?<=f)ortan|(?<=[Ii])m\s+(?:[Ff]olgenden|[Ww]eiteren))
            (?:\s+(?:auch|kurz|jeweils|gemeinsam|einzeln|zusammen|als|nur))*\s*+[:,–-]?\s*+
            (?:der\s+|die\s+|das\s+)?["„“”»«›‹‚'](?:(?:der|die|das|den)\s+)?
            (?P<term>[^"„“”»«›‹\n()]{2,60}?)["“”»«›‹‘']""",
            re.VERBOSE,
        ),
        # (nachfolgend Anbieter genannt), (im Folgenden: Kunde)
        pattern(
            r"""\((?:nachfolgend|im\s+(?:[Ff]olgenden|[Ww]eiteren)|kurz|fortan)
            (?:\s+(?:auch|kurz|als|gemeinsam))*\s*+[:,–-]?\s*+(?:der\s+|die\s+|das\s+)?
            (?P<term>[A-ZÄÖÜ][\w-]+(?:[ ][A-ZÄÖÜ][\w-]+){0,2})
            (?:\s+(?:genannt|bezeichnet))?\s*\)""",
            re.VERBOSE,
        ),
        # (der „Vertrag"), („Acme", „wir")
        pattern(
            r"""\((?:(?:der|die|das|den|jeweils|gemeinsam|zusammen)\s+){0,2}
            [„"“»](?:(?:der|die|das)\s+)?(?P<term>[A-ZÄÖÜ][^"„“”»«\n()]{1,60}?)["“”«][^()\n]{0,60}\)""",
            re.VERBOSE,
        ),
        # „Leistungen" bezeichnet …
        pattern(
            r"""["„»](?<![^\s(]["„»])(?P<term>[A-ZÄÖÜ][^"„“”»«\n]{1,60}?)["“”«]\s*
            (?:[–—:-]\s|bezeichne[nt]\w*\b|bedeute[nt]|ist\b|sind\b|meint\b|im\s+Sinne)""",
            re.VERBOSE | re.MULTILINE,
        ),
    ),
    provider_nouns=words(
        """
        anbieter auftragnehmer vermieter verkäufer betreiber lieferant verpächter lizenzgeber
        bank versicherer darlehensgeber kreditgeber leasinggeber dienstleister unternehmer
        veranstalter reiseveranstalter makler verwender spediteur frachtführer hersteller
        provider netzbetreiber versorger energieversorger stromlieferant verwalter
        franchisegeber trainer coach agentur unternehmen gesellschaft sparkasse inhaber
        fitnessstudio händler verlag werkunternehmer mandatar agenturinhaber
        """
    ),
    customer_nouns=words(
        """
        kunde abnehmer auftraggeber mieter käufer besteller nutzer verbraucher teilnehmer pächter
        lizenznehmer versicherungsnehmer darlehensnehmer kreditnehmer leasingnehmer gast
        abonnent reisender patient mitglied klient mandant kontoinhaber anschlussnutzer endkunde
        schüler kursteilnehmer fahrgast franchisenehmer kundin erwerber vertragspartner user
        """
    ),
)

_ONES = in_order("ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun")
_TEENS = in_order(
    "zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn", 10
)
_TENS = in_order("zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig", 20, 10)
# The ones stand before the tens: vierundzwanzig is 24.
_COMPOUND = {f"{one}und{ten}": _ONES[one] + _TENS[ten] for ten in _TENS for one in _ONES}
_BELOW_100 = {**_ONES, **_TEENS, **_TENS, **_COMPOUND}
# "ss" for "ß", as in Switzerland and in capitals.
_NUMBERS = _BELOW_100 | {word.replace("ß", "ss"): n for word, n in _BELOW_100.items()}

COUNTING = Counting(
    cardinals={
        **_NUMBERS,
        **{
            f"{hundred}{word}": 100 + n
            for hundred in ("hundert", "einhundert")
            for word, n in _NUMBERS.items()
        },
        **in_order(
            "ein eine einen einem einer eines eins|zwei zwo zweier zweien|drei dreier dreien"
        ),
        **in_order(
            "einhundert|zweihundert|dreihundert|vierhundert|fünfhundert|sechshundert|siebenhundert|"
            "achthundert|neunhundert",
            100,
            100,
        ),
        **in_order(
            "eintausend|zweitausend|dreitausend|viertausend|fünftausend|sechstausend|"
            "siebentausend|achttausend|neuntausend|zehntausend",
            1000,
            1000,
        ),
    },
    multipliers=by_form(
        {
            100: "hundert",
            1000: "tausend tsd",
            10**6: "million millionen mio",
            10**9: "milliarde milliarden mrd",
        }
    ),
    halves=by_form(
        {
            Decimal("0.5"): "halbe halbes halben halber halbem",
            Decimal("1.5"): "anderthalb eineinhalb einundeinhalb",
            Decimal("2.5"): "zweieinhalb zweiundeinhalb",
            Decimal("3.5"): "dreieinhalb",
        }
    ),
    number_joins=words("und"),
    half_joins=phrases("und ein;und"),
    articles=words("ein eine einen einem einer eines"),
    units=by_form(
        {
            "hour": "stunde stunden std h",
            "day": "tag tage tagen tages tags werktag werktage werktagen werktages arbeitstag "
            "arbeitstage arbeitstagen arbeitstages kalendertag kalendertage kalendertagen "
            "kalendertages bankarbeitstag bankarbeitstage bankarbeitstagen geschäftstag "
            "geschäftstage geschäftstagen banktage banktagen",
            "week": "woche wochen kalenderwoche kalenderwochen",
            "month": "monat monate monaten monats monates kalendermonat kalendermonate "
            "kalendermonaten vertragsmonat vertragsmonate vertragsmonaten",
            "quarter": "quartal quartale quartalen quartals vierteljahr vierteljahre vierteljahren "
            "vierteljahres kalendervierteljahr kalendervierteljahre",
            "year": "jahr jahre jahren jahres jahrs kalenderjahr kalenderjahre kalenderjahren "
            "vertragsjahr vertragsjahre vertragsjahren",
            "cycle": "abrechnungszeitraum abrechnungszeiträume abrechnungszeiträumen "
            "abrechnungszeitraums abrechnungsperiode abrechnungsperioden abrechnungszyklus "
            "abrechnungszyklen",
        }
    ),
    singles=by_form({"month": "monatsfrist", "year": "jahresfrist", "week": "wochenfrist"}),
    lengths=phrases(
        "binnen;innerhalb;innert;für;nach;um;von;mindestens;wenigstens;höchstens;maximal;"
        "spätestens;als;bis zu;jeweils;weitere;weiteres;weiteren;"
        "über;unter;vor;seit;während;ablauf;jeweils um;"
        "beträgt;betragen;dauert;zumindest;auf;in;dauer;frist;zeitraums;zeitraum;laufzeit;mit;"
        "umfasst;läuft;gilt;minimum;noch"
    ),
    after_lengths=words("vor im zuvor vorher lang nach ab zeit"),
    nth=words("tag tages monats quartals jahres"),
    wholes=by_form(
        {
            (
                Decimal(6),
                "month",
            ): "halbjahr halbjahre halbjahren halbjahres halbjahrs kalenderhalbjahr",
        }
    ),
    fillers=words(
        "volle vollen voller volles vollem ganze ganzen ganzes weitere weiteren weiterer weiteres "
        "weiterem aufeinanderfolgende aufeinanderfolgenden aufeinander folgende folgenden "
        "folgender "
        "zusätzliche zusätzlichen zusätzliches zusätzlicher kalendarische komplette kompletten "
        "letzten ersten"
    ),
    business=words(
        "werktag werktage werktagen werktages arbeitstag arbeitstage arbeitstagen arbeitstages "
        "bankarbeitstag bankarbeitstage bankarbeitstagen geschäftstag geschäftstage geschäftstagen "
        "banktage banktagen werktags werktägliche"
    ),
    range_joins=frozenset({"bis", "oder", "und", "bzw", "bis zu"}),
    ages=pattern(
        r"¤\W*alt\b"
        r"|\b(?:alter\w*|mindestalter|volljähr\w*|vollendet\w*|kind\w*\s+unter|person\w*\s+unter)\b"
        r"[^.;]{0,40}¤"
    ),
    tautologies=pattern(r"¤\W*(?:am|pro|je|in\s+der|im|die|/)\s*(?:tag|woche|jahr)\b"),
    compound_numbers={
        **_NUMBERS,
        "hundert": 100,
        "halb": Decimal("0.5"),
        **by_form({Decimal("1.5"): "anderthalb eineinhalb", Decimal("2.5"): "zweieinhalb"}),
    },
    compound_units=by_form(
        {
            "hour": "stündig stunden",
            "day": "tägig tages tage",
            "week": "wöchig wochen",
            "month": "monatig monats",
            "year": "jährig jahres",
        }
    ),
    percent=phrases(
        "prozent;prozents;prozente;prozenten;prozentige;prozentigen;prozentiger;prozentiges;"
        "prozentpunkt;prozentpunkte;prozentpunkten;v h;vh"
    ),
    per=phrases(
        "pro;je;für jeden;für jede;für jedes;für jeden angefangenen;je angefangenen;je angefangene;"
        "je angefangenem;im;am;in der;pro angefangenem;pro angefangener;pro angefangenen;"
        "je kalendertag;für jeden vollen;jeden;jede;jedes;je vollendete;je vollendeter"
    ),
    rates=by_form(
        {
            "day": "täglich",
            "week": "wöchentlich",
            "month": "monatlich",
            "quarter": "vierteljährlich",
            "year": "jährlich p.a. per_annum",
        }
    ),
    currencies=by_form(
        {
            "EUR": "euro euros",
            "USD": "dollar",
            "CHF": "franken",
            "GBP": "pfund",
            "PLN": "zloty złoty",
        }
    ),
    subunits=by_form({"EUR": "cent cents eurocent"}),
    months=in_order(
        "januar jänner jan|februar feber feb|märz|april apr|mai|juni|juli|august aug|"
        "september sept|oktober okt|november nov|dezember dez"
    ),
    decimal_mark=",",
)

GERMAN = Language(code="de", name="German", writing=WRITING, counting=COUNTING)
