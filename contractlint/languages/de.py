"""German."""

import re

from contractlint.languages.language import Counting, Language, Writing, phrases, words

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
        re.compile(
            r"(?:nachfolgend|nachstehend|im\s+(?:folgenden|weiteren|nachfolgenden)|fortan|künf"
            r"tig)(?:\s+(?:auch|kurz|jeweils|gemeinsam|einzeln|zusammen|als|nur))*\s*[:,–-]?\s*"
            r"""["„“”»«›‹'*_]+(?:(?:der|die|das|den)\s+)?(?P<term>[^"„“”»«›‹*_\n()]{2,60}?)"""
            r"""["“”»«›‹'*_]+""",
        ),
        re.compile(
            r"\((?:nachfolgend|im\s+(?:folgenden|weiteren)|kurz|fortan)(?:\s+(?:auch|kurz|als)"
            r")*\s*[:,–-]?\s*(?:der\s+|die\s+|das\s+)?(?P<term>[A-ZÄÖÜ][\w-]+(?:[ ][A-ZÄÖÜ]"
            r"[\w-]+){0,2})(?:\s+(?:genannt|bezeichnet))?\s*\)",
        ),
        re.compile(
            r'\((?:(?:der|die|das|den|jeweils|gemeinsam|zusammen)\s+){0,2}["„“»*_]+(?:(?:der|d'
            r'ie|das)\s+)?(?P<term>[A-ZÄÖÜ][^"„“”»«*_\n()]{1,60}?)["“”«*_]+[^()\n]{0,40}\)',
        ),
        re.compile(
            r'(?:^|\n|[.;:•–-]\s)[ \t]*["„»*_]{1,3}(?P<term>[A-ZÄÖÜ][^"„“”»«*_\n]{1,60}?)'
            r'["“”«*_]{1,3}\s*(?:[–—:-]\s|bezeichnet\b|bedeutet\b|ist\b|sind\b|meint\b|bezeich'
            r"nen\b|im\s+Sinne)",
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
        kunde auftraggeber mieter käufer besteller nutzer verbraucher teilnehmer pächter
        lizenznehmer versicherungsnehmer darlehensnehmer kreditnehmer leasingnehmer gast
        abonnent reisender patient mitglied klient mandant kontoinhaber anschlussnutzer endkunde
        schüler kursteilnehmer fahrgast franchisenehmer kundin erwerber vertragspartner user
        """
    ),
)

COUNTING = Counting()

GERMAN = Language(code="de", name="German", writing=WRITING, counting=COUNTING)
