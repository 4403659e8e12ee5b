"""Polish."""

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
        ust. art. pkt. lit. par. poz. nr. np. m.in. tzn. tj. itd. itp. ul. al. pl. os. tel. sp.
        o.o. s.a. s.c. sp.j. sp.k. k. j. r. dn. ww. w/w. tzw. zw. dz. u. dz.u. ze zm. późn. k.c.
        k.p.c. k.k. kc. kpc. mgr. inż. dr. prof. godz. min. tys. mln. mld. zł. gr. wg. ok. str.
        rozdz. zob. por. ds. św. im. woj. pow. gm. red. jw. ewent. max. maks. c.d. cd. br. b.r.
        ub. m.st. rej. nip. pn. wt. śr. czw. pt. sob. niedz. szt. kw. miesz. lok. bł. tab. rys.
        wyd. ang.
        """
    ),
    function_words=words(
        """
        i w na z do oraz nie się o od przez dla lub jest za po przypadku może że jego jej ich
        przy które który która którego której których jako są być ze tym tej tego te ten ta to
        co jeżeli jeśli albo bez a także we pod jak będzie będą był została został zostanie ma
        mają mogą można należy u nad przed między każdy każdego wszelkie wszystkich swoich
        swojego swoje swoją również tylko innych inne niniejszej niniejszego niniejszy umowy
        umowa umowie prawo prawa zgodnie zgodą podstawie celu ramach zakresie terminie dni chyba
        czy już tych tymi oni on ona jeden dwa którym którą takie taki takich bądź ani gdy kiedy
        ale więc podczas dotyczące dotyczących wobec jednak ponadto zaś celem aby niż lecz zwany
        zwana dalej państwa
        """
    ),
    letters="ąćęłńśźż",
    clause_words=words(
        """
        § §§ art artykuł artykułu artykule artykułem ust ustęp ustępu ustępie ustępem pkt punkt
        punktu punkcie punktem punktów punktach lit litera paragraf paragrafu paragrafie tiret
        zdanie zd
        """
    ),
    chapter_words=words("rozdział rozdziału rozdziale rozdziałem dział część tytuł"),
    annex_words=words(
        """
        załącznik załącznika załączniku załącznikiem załączniki załącznikach aneks aneksu
        aneksem
        """
    ),
    document_words=phrases(
        """
        regulamin; regulaminu; regulaminie; regulaminem; regulaminy; regulaminów; cennik;
        cennika; cenniku; cennikiem; cenników; taryfa; taryfy; taryfie; taryfą; tabela opłat;
        tabeli opłat; tabelą opłat; tabela opłat i prowizji; ogólne warunki; ogólnych warunków;
        ogólnymi warunkami; owu; polityka prywatności; polityki prywatności;
        polityce prywatności; polityką prywatności; formularz zamówienia;
        formularza zamówienia; statut; statutu; zasady korzystania; instrukcja; instrukcji
        """
    ),
    law_words=words(
        """
        ustawa ustawy ustawie ustawą ustaw kodeksu kodeks kodeksie kodeksem rozporządzenia
        rozporządzenie rozporządzeniem rozporządzeniu dyrektywy rodo k.c. kc k.p.c. kpc k.k.
        k.p. dz.u. konstytucji prawa
        """
    ),
    finite_verbs=words(
        """
        jest są może mogą ma mają będzie będą oznacza obowiązuje przysługuje zobowiązuje
        zobowiązany zobowiązana podlega podlegają stanowi stanowią nie ponosi odpowiada należy
        można następuje wynosi zostaje został zostanie wchodzi określa upoważnia oświadcza
        zastrzega zastrzegamy się musi muszą powinien powinna powinno akceptuje pokrywa pobiera
        zwraca odbieramy przyjmuje przyjmujemy obowiązują pobierana pobierane wymaga ponoszą
        """
    ),
    definition_patterns=(
        # zwany dalej „Operatorem", zwaną w dalszej części umowy Spółką
        pattern(
            r"""(?:zwan|określan|nazywan)\w{1,3}\s+(?:(?:w\s+)?(?:dalej|dalszej)
            (?:\s+(?:części|treści)(?:\s+\w+)?)?)(?:\s+(?:łącznie|także|również|jako))*\s*+[:,–-]?\s*+
            [„"”“»«'‚]*(?P<term>[A-ZĄĆĘŁŃÓŚŹŻ][\w.-]+(?:[ ][A-ZĄĆĘŁŃÓŚŹŻ][\w-]+){0,3})""",
            re.VERBOSE,
        ),
        # (dalej: „Usługa"), (dalej jako „Klient")
        pattern(
            r"""\((?:w\s+)?(?:dalej|dalszej\s+(?:części|treści)(?:\s+\w+)?)
            (?:\s+(?:także|również|jako|łącznie|zwan\w{1,3}))*\s*+[:,–-]?\s*+
            [„"”“»«]+(?P<term>[^"„”“»«\n()]{2,60}?),?[„"”“»«]""",
            re.VERBOSE,
        ),
        # „Usługa" – …, „Usługa" oznacza …
        pattern(
            r"""[„"“](?<![^\s(][„"“])(?P<term>[A-ZĄĆĘŁŃÓŚŹŻ][^"„”“\n]{1,60}?)["”“]\s*
            (?:[–—:-]\s|oznacza|należy\s+przez\s+to|rozumie\s+się|jest\s+to\b)""",
            re.VERBOSE | re.MULTILINE,
        ),
        # 3) Usługa – świadczenie …
        pattern(
            r"""^[ \t]*(?:\d{1,2}[.)]\s*|[a-z]\)\s*|[-•–]\s+)?
            (?P<term>[A-ZĄĆĘŁŃÓŚŹŻ][\w-]+(?:[ ][\w-]+){0,3})\s+[–—-]\s+(?=[a-ząćęłńóśźż])""",
            re.VERBOSE | re.MULTILINE,
        ),
    ),
    provider_nouns=words(
        """
        usługodawca sprzedawca sprzedający wykonawca zleceniobiorca operator siłownia dostawca
        wynajmujący wydzierżawiający licencjodawca bank ubezpieczyciel pożyczkodawca
        kredytodawca leasingodawca finansujący organizator przewoźnik administrator
        przedsiębiorca producent agencja pośrednik hotel szkoła klub przechowawca spedytor
        deweloper franczyzodawca właściciel spółka firma serwis najemcodawca
        """
    ),
    customer_nouns=words(
        """
        klient abonent usługobiorca kupujący nabywca konsument zamawiający zleceniodawca najemca
        dzierżawca licencjobiorca ubezpieczony ubezpieczający pożyczkobiorca kredytobiorca
        leasingobiorca korzystający użytkownik uczestnik gość kursant odbiorca pasażer pacjent
        członek franczyzobiorca wypożyczający klubowicz uczeń rodzic podróżny
        """
    ),
)

COUNTING = Counting(
    cardinals=by_form(
        {
            1: "jeden jedna jedno jednego jednej jednemu jedną jednym",
            2: "dwa dwie dwaj dwóch dwu dwóm dwom dwoma dwiema",
            3: "trzy trzej trzech trzem trzema",
            4: "cztery czterej czterech czterem czterema",
            5: "pięć pięciu pięcioma",
            6: "sześć sześciu sześcioma",
            7: "siedem siedmiu siedmioma",
            8: "osiem ośmiu ośmioma",
            9: "dziewięć dziewięciu dziewięcioma",
            10: "dziesięć dziesięciu dziesięcioma",
            11: "jedenaście jedenastu jedenastoma",
            12: "dwanaście dwunastu dwunastoma",
            13: "trzynaście trzynastu trzynastoma",
            14: "czternaście czternastu czternastoma",
            15: "piętnaście piętnastu piętnastoma",
            16: "szesnaście szesnastu szesnastoma",
            17: "siedemnaście siedemnastu siedemnastoma",
            18: "osiemnaście osiemnastu osiemnastoma",
            19: "dziewiętnaście dziewiętnastu dziewiętnastoma",
            20: "dwadzieścia dwudziestu dwudziestoma",
            30: "trzydzieści trzydziestu trzydziestoma",
            40: "czterdzieści czterdziestu czterdziestoma",
            50: "pięćdziesiąt pięćdziesięciu pięćdziesięcioma",
            60: "sześćdziesiąt sześćdziesięciu sześćdziesięcioma",
            70: "siedemdziesiąt siedemdziesięciu siedemdziesięcioma",
            80: "osiemdziesiąt osiemdziesięciu osiemdziesięcioma",
            90: "dziewięćdziesiąt dziewięćdziesięciu dziewięćdziesięcioma",
            100: "sto stu stoma",
            200: "dwieście dwustu dwustoma dwóchset",
            300: "trzysta trzystu trzystoma trzechset",
            400: "czterysta czterystu czterystoma czterechset",
            500: "pięćset pięciuset",
            600: "sześćset sześciuset",
            700: "siedemset siedmiuset",
            800: "osiemset ośmiuset",
            900: "dziewięćset dziewięciuset",
        }
    ),
    multipliers=by_form(
        {
            1000: "tysiąc tysiąca tysiącu tysiącem tysiące tysięcy tysiącom tysiącami tysiącach "
            "tys",
            10**6: "milion miliona milionowi milionem miliony milionów milionom milionami mln",
            10**9: "miliard miliarda miliardem miliardy miliardów miliardami mld",
        }
    ),
    halves=by_form({Decimal("0.5"): "pół połowy", Decimal("1.5"): "półtora półtorej"}),
    half_joins=words("i"),
    units=by_form(
        {
            "hour": "godzina godziny godzinie godzinę godziną godzin godzinom godzinami "
            "godzinach godz h",
            "day": "dzień dnia dniowi dniem dniu dni dniom dniami dniach dób doba doby dobę dobie "
            "dobą dobom dobami dobach",
            "week": "tydzień tygodnia tygodniowi tygodniem tygodniu tygodnie tygodni tygodniom "
            "tygodniami tygodniach",
            "month": "miesiąc miesiąca miesiącowi miesiącem miesiącu miesiące miesięcy miesiącom "
            "miesiącami miesiącach mies mc",
            "quarter": "kwartał kwartału kwartałowi kwartałem kwartale kwartały kwartałów "
            "kwartałom "
            "kwartałami kwartałach",
            "year": "rok roku rokowi rokiem lata lat latom latami latach",
            "cycle": "okres_rozliczeniowy okresu_rozliczeniowego okresowi_rozliczeniowemu "
            "okresem_rozliczeniowym okresie_rozliczeniowym okresy_rozliczeniowe "
            "okresów_rozliczeniowych okresom_rozliczeniowym okresami_rozliczeniowymi "
            "okresach_rozliczeniowych okresów_abonamentowych okresy_abonamentowe "
            "cykl_rozliczeniowy cyklu_rozliczeniowego cykle_rozliczeniowe cykli_rozliczeniowych "
            "cyklów_rozliczeniowych",
        }
    ),
    singles=by_form(
        {
            "hour": "godzinę godziny",
            "day": "doby dobę",
            "week": "tydzień tygodnia",
            "month": "miesiąc miesiąca",
            "quarter": "kwartał kwartału",
            "year": "rok roku",
        }
    ),
    lengths=phrases(
        "w ciągu;w terminie;w przeciągu;przez;przez okres;po upływie;upływie;na okres;okres;okresu;"
        "okresie;na czas;co najmniej;najmniej;nie dłużej niż;dłużej niż;dłuższy niż;krótszy niż;"
        "najpóźniej na;nie później niż na;później niż;najdalej;minimum;maksymalnie;na kolejny;"
        "na następny;o następny;o kolejny;o;cały;całego;wynosi;jeszcze;"
        "nie krótszy niż"
    ),
    after_lengths=words("przed wcześniej"),
    calendar=words(
        "szkolnego akademickiego kalendarzowego obrotowego podatkowego poprzedzającego następnego"
    ),
    after_nth=words("przed od poprzedzającego"),
    nth=words(
        "dzień dnia dniu dniem tydzień tygodnia tygodniu miesiąc miesiąca miesiącu kwartał "
        "kwartału "
        "kwartale rok roku godzinie"
    ),
    wholes=by_form({(Decimal(6), "month"): "półrocze półrocza półroczu półroczem półroczy"}),
    fillers=words(
        "kalendarzowy kalendarzowe kalendarzowych kalendarzowego pełny pełne pełnych "
        "pełnego kolejne "
        "kolejnych kolejny kolejnego następne następnych następny dalsze dalszych całych cały "
        "dodatkowe dodatkowych dodatkowy ostatnich ostatnie pierwszych pierwsze bezpośrednio "
        "następujących kolejno cio ciu tu mu go u o miu stu ech"
    ),
    business=words("roboczy robocze roboczych roboczego roboczym roboczymi"),
    range_joins=words("do lub albo i a oraz"),
    ages=pattern(
        r"¤\W*(?:roku\s+)?życia\b"
        r"|\b(?:ukończ\w+|wiek\w*|skończ\w+|osob\w+\s+(?:poniżej|powyżej)|młodsz\w+|starsz\w+)\b"
        r"[^.;]{0,40}¤"
        r"|\bmasz\s+(?:mniej|więcej)\s+niż\s*¤|\bmieć\s+(?:\w+\s+){0,3}¤"
    ),
    tautologies=pattern(
        r"¤\W*(?:na|w|/|w\s+ciągu|przez)\s*(?:dobę|dobie|tygodniu|tydzień|roku|rok)\b"
    ),
    compound_numbers=by_form(
        {
            1: "jedno",
            2: "dwu",
            3: "trzy trój",
            4: "cztero",
            5: "pięcio",
            6: "sześcio",
            7: "siedmio",
            8: "ośmio",
            9: "dziewięcio",
            10: "dziesięcio",
            11: "jedenasto",
            12: "dwunasto",
            13: "trzynasto",
            14: "czternasto",
            15: "piętnasto",
            16: "szesnasto",
            17: "siedemnasto",
            18: "osiemnasto",
            19: "dziewiętnasto",
            20: "dwudziesto",
            30: "trzydziesto",
            40: "czterdziesto",
            50: "pięćdziesięcio",
            60: "sześćdziesięcio",
            70: "siedemdziesięcio",
            80: "osiemdziesięcio",
            90: "dziewięćdziesięcio",
            100: "stu",
            Decimal("0.5"): "pół",
            Decimal("1.5"): "półtora",
        }
    ),
    compound_units=by_form(
        {
            "hour": "godzinn",
            "day": "dniow dobow",
            "week": "tygodniow",
            "month": "miesięczn",
            "quarter": "kwartaln",
            "year": "letni roczn rocz",
        }
    ),
    spaced_compounds=True,
    terms=pattern(r"\s+(?:okres\w*\s+)?wypowiedzeni|\s+termin"),
    percent=phrases(
        "procent;procenta;procentu;procenty;procentów;procentowy;procentowa;procentowe;procentowej;"
        "procentowego;procentową;proc;punktów procentowych;punkty procentowe;punktu procentowego;"
        "punkt procentowy"
    ),
    per=phrases(
        "za każdy;za każdą;za każde;za każdy rozpoczęty;za każdą rozpoczętą;za każdy kolejny;za;na;"
        "w skali;w stosunku;za jeden;każdego;każdy;w każdym;za każdy pełny"
    ),
    rates=by_form(
        {
            "hour": "godzinowo",
            "day": "dziennie",
            "week": "tygodniowo",
            "month": "miesięcznie",
            "quarter": "kwartalnie",
            "year": "rocznie",
        }
    ),
    currencies=by_form(
        {
            "PLN": "zł zl złoty złotego złotemu złotym złote złotych złotymi",
            "EUR": "euro",
            "USD": "dolar dolara dolarów dolary dolarami",
            "GBP": "funt funta funtów funty",
            "CHF": "frank franka franków franki",
            "RUB": "rubel rubla rubli ruble",
        }
    ),
    subunits=by_form(
        {"PLN": "grosz grosza grosze groszy groszom groszami gr", "EUR": "eurocentów"}
    ),
    months=in_order(
        "stycznia styczeń|lutego luty|marca marzec|kwietnia kwiecień|maja maj|czerwca czerwiec|"
        "lipca lipiec|sierpnia sierpień|września wrzesień|października październik|"
        "listopada listopad|grudnia grudzień"
    ),
    decimal_mark=",",
)

POLISH = Language(code="pl", name="Polish", writing=WRITING, counting=COUNTING)
