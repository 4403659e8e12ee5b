"""Polish."""

import re

from contractlint.languages.language import Counting, Language, Writing, phrases, words

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
        zastrzega się musi muszą powinien powinna powinno
        """
    ),
    definition_patterns=(
        re.compile(
            r"(?:zwan\w{1,3}|zwan\w{1,3}\s+również|określan\w{1,3}|nazywan\w{1,3})\s+(?:się\s+"
            r")?(?:w\s+)?(?:dalej|dalszej|w\s+dalszej)(?:\s+(?:części|treści)(?:\s+\w+)?)?(?:"
            r"""\s+(?:łącznie|także|również|jako))?\s*[:–-]?\s*["„”“»«'*_]*(?P<term>"""
            r"""[A-ZĄĆĘŁŃÓŚŹŻ][\w-]+(?:[ ][A-ZĄĆĘŁŃÓŚŹŻ][\w-]+){0,3})["„”“»«'*_]*""",
        ),
        re.compile(
            r"\((?:dalej|w\s+dalszej\s+części)(?:\s+(?:także|również|jako|zwan\w{1,3}))*\s*"
            r'[:,–-]?\s*["„”“»«*_]+(?P<term>[^"„”“»«*_\n()]{2,60}?)["„”“»«*_]+',
        ),
        re.compile(
            r'(?:^|\n|[.;:•–-]\s|\)\s)[ \t]*["„”“*_]{1,3}(?P<term>[A-ZĄĆĘŁŃÓŚŹŻ][^"„”“*_\n]{1,'
            r'60}?)["”“*_]{1,3}\s*(?:[–—:-]\s|oznacza\b|to\b|należy\s+przez\s+to|rozumie\s+się'
            r")",
        ),
        re.compile(
            r"(?:^|\n)[ \t]*(?:\d{1,2}[.)]\s*|[a-z]\)\s*|[-•–]\s+)?(?P<term>[A-ZĄĆĘŁŃÓŚŹŻ]"
            r"[\w-]+(?:[ ][\w-]+){0,3})\s+[–—-]\s+(?=[a-ząćęłńóśźż])",
        ),
    ),
    provider_nouns=words(
        """
        usługodawca sprzedawca sprzedający wykonawca zleceniobiorca operator dostawca
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
        członek franczyzobiorca posiadacz wypożyczający klubowicz uczeń rodzic podróżny
        """
    ),
)

COUNTING = Counting()

POLISH = Language(code="pl", name="Polish", writing=WRITING, counting=COUNTING)
