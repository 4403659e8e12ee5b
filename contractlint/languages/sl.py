"""Slovenian."""

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
        # v nadaljevanju: »Naročnik«, v nadaljnjem besedilu ponudnik
        pattern(
            r"""(?:v\s+nadaljevanju|v\s+nadaljnjem\s+besedilu|nadalje|odslej)
            (?:\s+(?:besedila|tudi|imenovan\w{0,3}|kot|skupaj))*\s*+[:,–-]?\s*+
            (?:["“”„»«'](?P<term>\w[^"“”„»«'\n]{1,50}?)["“”»«']
            |(?P<bare>\w[\w-]{2,}(?:[ ][\w-]+){0,2}?)
            (?=[).,;]|$|\s(?:in|ali|ter|na|s|z|se|je)\b))""",
            re.VERBOSE | re.MULTILINE,
        ),
        # »Uporabnik« je …, »Storitev« pomeni …
        pattern(
            r"""[»"„“](?<![^\s(][»"„“])(?P<term>\w[^»«"„“”\n]{1,60}?)[«"”“]\s*
            (?:[–—:-]\s|pomeni\b|je\b|so\b)""",
            re.VERBOSE | re.MULTILINE,
        ),
        # Naročnik – poslovni subjekt …
        pattern(
            r"""^[ \t]*(?:\d{1,2}[.)]\s*|[a-zčšž]\)\s*|[-•–]\s+)?
            (?P<term>[A-ZČŠŽ][\w-]+(?:[ ][\w-]+){0,3})\s+(?:[–—-]\s+(?=\w)|pomeni\s)""",
            re.VERBOSE | re.MULTILINE,
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

_ONES = in_order("ena|dva|tri|štiri|pet|šest|sedem|osem|devet")
_TEENS = in_order(
    "deset|enajst|dvanajst|trinajst|štirinajst|petnajst|šestnajst|sedemnajst|osemnajst|devetnajst",
    10,
)
_TENS = in_order(
    "dvajset|trideset|štirideset|petdeset|šestdeset|sedemdeset|osemdeset|devetdeset", 20, 10
)
# The ones stand before the tens: štiriindvajset is 24.
_COMPOUND = {f"{one}in{ten}": _ONES[one] + _TENS[ten] for ten in _TENS for one in _ONES}
_FROM_TEN = {**_TEENS, **_TENS, **_COMPOUND}
_FROM_TEN |= {f"sto{word}": 100 + n for word, n in (_ONES | _FROM_TEN).items()}

COUNTING = Counting(
    cardinals={
        **in_order(
            "en ena eno enega ene enemu eni enem enim|dva dve dveh dvema|trije tri treh trem tremi|"
            "štirje štiri štirih štirim štirimi|pet petih petim petimi|šest šestih šestim šestimi|"
            "sedem sedmih sedmim sedmimi|osem osmih osmim osmimi|devet devetih devetim devetimi"
        ),
        **{word + case: n for word, n in _FROM_TEN.items() for case in ("", "ih", "im", "imi")},
        **in_order(
            "sto stotih stotim|dvesto dvestotih|tristo tristotih|štiristo štiristotih|"
            "petsto petstotih|šeststo šeststotih|sedemsto|osemsto|devetsto",
            100,
            100,
        ),
    },
    multipliers=by_form(
        {
            1000: "tisoč tisočih tisočem tisočev tisočimi tisočim",
            10**6: "milijon milijona milijonov milijoni milijone milijonoma mio",
            10**9: "milijarda milijarde milijard milijardi milijardo",
        }
    ),
    halves=by_form({Decimal("0.5"): "pol", Decimal("1.5"): "poldrug poldrugo poldrugega"}),
    number_joins=words("in"),
    half_joins=words("in"),
    units=by_form(
        {
            "hour": "ura ure uri uro ur urama urah uram urami h",
            "day": "dan dne dneva dnevu dnem dnevom dnevi dni dnevoma dneh dnevih dnem dnevov",
            "week": "teden tedna tednu tednom tedni tedne tednov tednoma tednih tednom tedenih",
            "month": "mesec meseca mesecu mesecem meseci mesece mesecev mesecema mesecih mesecem",
            "quarter": "četrtletje četrtletja četrtletju četrtletjem četrtletij četrtletjih "
            "kvartal "
            "kvartala kvartale kvartalov trimesečje trimesečja trimesečij",
            "year": "leto leta letu letom leti let letoma letih letom",
            "cycle": "obračunsko_obdobje obračunskega_obdobja obračunskemu_obdobju "
            "obračunskem_obdobju obračunskim_obdobjem obračunska_obdobja obračunski_obdobji "
            "obračunskih_obdobij obračunskih_obdobjih obračunskima_obdobjema "
            "obračunskim_obdobjem obračunskimi_obdobji obračunskih_obdobjih",
        }
    ),
    singles=by_form(
        {
            "week": "teden tedna tednom tednu",
            "month": "mesec meseca mesecem mesecu",
            "quarter": "četrtletje četrtletja",
            "year": "leto leta letom letu",
        }
    ),
    lengths=phrases(
        "v roku;za obdobje;obdobje;obdobju;za dobo;za čas;čez;po preteku;najmanj;vsaj;največ;"
        "najkasneje v;najpozneje v;več kot;manj kot;dlje kot;nadaljnje;še;rok;v obdobju;v času"
    ),
    after_lengths=words("pred prej dni"),
    nth=words("dan dne dnevu mesec mesecu leto letu teden tednu"),
    wholes=by_form(
        {
            (Decimal(6), "month"): "polletje polletja polletju polletjem polletij",
            (Decimal(14), "day"): "štirinajstdnevje",
            (Decimal(1), "month"): "mesec_dni meseca_dni",
            (Decimal(1), "year"): "leto_dni leta_dni",
        }
    ),
    fillers=words(
        "koledarski koledarskih koledarske koledarskega koledarska zaporedni zaporednih zaporedne "
        "zaporedna polni polnih polne polna celih cela cele naslednjih naslednji naslednje "
        "nadaljnjih nadaljnja nadaljnji nadaljnje dodatnih dodatni dodatno zadnjih zadnja "
        "prvih prva "
        "ih im"
    ),
    business=words(
        "delovni delovnih delovne delovna delovnega delovnem delovnim delovnimi delovnik "
        "delovnikov "
        "bančnih bančni"
    ),
    range_joins=words("do ali oziroma in"),
    ages=pattern(
        r"¤\W*(?:staros\w+|star\w?)\b"
        r"|\b(?:dopoln\w+|staros\w+|star\w?|starejš\w+|mlajš\w+|izpoln\w+)\b[^.;]{0,40}¤"
    ),
    tautologies=pattern(r"¤\W*(?:na|v|/)\s*(?:dan|dnevu|teden|tednu|leto|letu)\b"),
    compound_numbers={
        **in_order("eno en|dvo dve|tri tro|štiri|pet|šest|sedem|osem|devet"),
        **_FROM_TEN,
        "pol": Decimal("0.5"),
    },
    compound_units=by_form(
        {
            "hour": "urn",
            "day": "dnevn dneven",
            "week": "tedensk",
            "month": "mesečn mesečen",
            "year": "letn leten",
        }
    ),
    spaced_compounds=True,
    terms=pattern(r"\s+(?:odpovedn\w+\s+)?rok"),
    percent=phrases(
        "odstotek;odstotka;odstotku;odstotkom;odstotki;odstotke;odstotkov;odstotkoma;odstotkih;"
        "odstotna;odstotni;odstotno;procent;procenta;procenti;procente;procentov;"
        "odstotna točka;odstotne točke;odstotni točki;odstotnih točk"
    ),
    per=phrases("za vsak;za vsako;za vsak začeti;za vsak dodatni;za;na;vsak;na vsak"),
    rates=by_form(
        {
            "day": "dnevno",
            "week": "tedensko",
            "month": "mesečno",
            "quarter": "četrtletno",
            "year": "letno",
        }
    ),
    currencies=by_form(
        {
            "EUR": "evro evra evru evrom evri evre evrov evroma evrih",
            "USD": "dolar dolarja dolarji dolarjev dolarjih",
            "PLN": "zlot zlotov",
        }
    ),
    subunits=by_form({"EUR": "cent centa centi cente centov centih"}),
    months=in_order(
        "januar januarja|februar februarja|marec marca|april aprila|maj maja|junij junija|"
        "julij julija|avgust avgusta|september septembra|oktober oktobra|november novembra|"
        "december decembra"
    ),
    decimal_mark=",",
)

SLOVENIAN = Language(code="sl", name="Slovenian", writing=WRITING, counting=COUNTING)
