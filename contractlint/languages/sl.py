"""Slovenian."""

import re

from contractlint.languages.language import Counting, Language, Writing, phrases, words

WRITING = Writing(
    abbreviations=words(
        """
        št. čl. odst. tč. npr. oz. itd. ipd. itn. tj. t.j. t.i. i.d. d.o.o. d.d. s.p. k.d.
        d.n.o. o.o. o. d. p. ul. tel. e. dr. mag. prof. ga. g. gl. str. ok. min. sek. ur. pribl.
        max. mio. mrd. tis. let. roj. sv. ur.l. l. rs. u.l. obč. zak. prim. op. t.im. dipl. ing.
        univ. inž. nasl. vklj. evt. idr. pon. tor. sre. čet. pet. sob. ned. jan. feb. apr. avg.
        sept. okt. nov. dec. tim. c. kom.
        """
    ),
    function_words=words(
        """
        in je na v za se da so z s ki ali po pri od do iz o ter ne ni tem te ta to tega teh kot
        če tudi lahko pa bo bodo ima imajo si njegov njegove vse vseh vsa med pred pod nad brez
        zaradi razen kadar kjer ker kako ko še že naj bi biti bil bila bilo bili sta sva smo ste
        nas vas nam vam naše vaše mi vi oziroma vsak vsaka vsako vsakega svoje svojega svojih
        svoj katere kateri katera katerega katerih katerem primeru skladu mora morajo moramo
        pogoji pogojev pogoje pogodbe pogodba pogodbo storitve storitev ponudnik uporabnik
        naročnik niso nima nimajo dni dneh roku strani podlagi drugih druge drug drugi tako samo
        le več manj čas času temi tej kakršna koli kakršno kakršnokoli prek preko glede zato
        torej sicer ob h k
        """
    ),
    letters="čšž",
    clause_words=words(
        """
        člen člena členu členom členi členih členov členoma točka točke točki točko točk točkami
        točkah odstavek odstavka odstavku odstavkom odstavki odstavkov odstavkih alineja alineje
        alineji alinejo tč odst čl §
        """
    ),
    chapter_words=words("poglavje poglavja poglavju poglavjem del razdelek razdelka oddelek"),
    annex_words=words(
        """
        priloga priloge prilogi prilogo prilog prilogah prilogami dodatek dodatka dodatku
        dodatkom aneks aneksa
        """
    ),
    document_words=phrases(
        """
        pravilnik; pravilnika; pravilniku; pravilnikom; cenik; cenika; ceniku; cenikom;
        splošni pogoji; splošnih pogojev; splošne pogoje; splošnimi pogoji; splošnih pogojih;
        tarifa; tarife; tarifi; tarifo; politika zasebnosti; politike zasebnosti;
        politiki zasebnosti; politiko zasebnosti; hišni red; hišnega reda; hišnim redom;
        hišnem redu; pogoji uporabe; pogojev uporabe; pogoje uporabe; pogoji poslovanja;
        pogojev poslovanja; naročilnica; naročilnice; naročilnici; poslovnik; poslovnika
        """
    ),
    law_words=words(
        """
        zakon zakona zakonu zakonom zakonika zakonik zakoniku zvpot zvpot-1 oz dz gdpr uredbe
        uredba uredbo uredbi direktive ustave zdr-1 zekom-2 zepep zvop-2
        """
    ),
    finite_verbs=words(
        """
        je so ni niso lahko mora morajo ima imajo sme smejo bo bodo velja veljajo se sta pomeni
        plača nima nimajo jamči zagotavlja odgovarja soglaša pridržuje zavezuje določa določajo
        začne
        """
    ),
    definition_patterns=(
        re.compile(
            r"(?:v\s+nadaljevanju|v\s+nadaljnjem\s+besedilu|nadalje|odslej|v\s+nadaljnjem\s+te"
            r"kstu)(?:\s+besedila|\s+tudi|\s+imenovan\w{0,3}|\s+kot|\s+skupaj)*\s*[:,–-]?\s*"
            r"""["“”„»«'*_]*(?P<term>\w[\w-]+(?:[ ][\w-]+){0,3}?)["“”»«'*_]*\s*(?=[).,;]|$|\s(?:"""
            r"in|ali|ter|na|sklen|s|z|se|je)\b)",
        ),
        re.compile(
            r'(?:^|\n|[.;:•–-]\s)[ \t]*[»"„“*_]{1,3}(?P<term>\w[^»«"„“”*_\n]{1,60}?)[«"”“*_]{1'
            r",3}\s*(?:[–—:-]\s|pomeni\b|je\b|so\b)",
        ),
        re.compile(
            r"(?:^|\n)[ \t]*(?:\d{1,2}[.)]\s*|[a-zčšž]\)\s*|[-•–]\s+)?(?P<term>[A-ZČŠŽ][\w-]+(?"
            r":[ ][\w-]+){0,3})\s+(?:[–—-]\s+(?=[a-zčšž])|pomeni\s)",
        ),
    ),
    provider_nouns=words(
        """
        ponudnik izvajalec prodajalec najemodajalec dobavitelj operater upravljavec banka
        zavarovalnica posojilodajalec kreditodajalec lizingodajalec dajalec organizator
        prevoznik podjetje družba zakupodajalec upravitelj licencodajalec trgovec lastnik šola
        klub podizvajalec agencija posrednik hotel
        """
    ),
    customer_nouns=words(
        """
        naročnik uporabnik kupec najemnik potrošnik stranka odjemalec zavarovanec zavarovalec
        posojilojemalec kreditojemalec lizingojemalec naročitelj gost potnik udeleženec član
        zakupnik pridobitelj licencojemalec obiskovalec slušatelj dijak študent
        """
    ),
)

COUNTING = Counting()

SLOVENIAN = Language(code="sl", name="Slovenian", writing=WRITING, counting=COUNTING)
