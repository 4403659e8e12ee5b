"""English."""

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
        no. nos. art. arts. sec. secs. para. paras. cl. inc. ltd. corp. co. plc. llc. l.l.c.
        l.p. n.a. e.g. i.e. etc. vs. v. mr. mrs. ms. dr. prof. jr. sr. st. approx. p.m. a.m.
        u.s. u.k. u.s.a. u.s.c. c.f.r. fed. reg. dept. est. fig. vol. ed. rev. al. cf. viz. jan.
        feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. ph.d. p.o. tel. attn. ave. blvd.
        rd. bros. gov. hon. op. cit. pp. b.v. n.v. s.a. ref. sub. subs. sched. ext. int'l.
        """
    ),
    function_words=words(
        """
        the of and to in or any for this that by shall be with not is are as on may you your we
        our us from such will its it which has have been other all an at if under no these upon
        their they who when than into but only so each between after before where what about can
        also would there do does without within through must should more both either whether
        unless until during including use one out against how per nor hereby herein thereof
        hereof hereunder thereto pursuant a those was were being himself itself whom whose same
        some own because while however he his her she them i my me had did just up very over
        then most made make
        """
    ),
    clause_words=words(
        """
        section sections clause clauses article articles art arts sec paragraph paragraphs para
        paras subsection subsections subclause sub-clause sub-section §
        """
    ),
    chapter_words=words("chapter part title"),
    annex_words=words(
        """
        annex annexe annexes appendix appendices schedule schedules exhibit exhibits attachment
        attachments addendum
        """
    ),
    document_words=phrases(
        """
        price list; pricelist; fee schedule; rate card; tariff; general terms and conditions;
        general terms; terms and conditions; terms of service; terms of use; order form;
        statement of work; service level agreement; privacy policy; privacy notice;
        acceptable use policy; cookie policy; refund policy; cancellation policy;
        data processing agreement; data processing addendum; house rules; fair use policy;
        code of conduct; community guidelines
        """
    ),
    law_words=words(
        "act acts directive regulation code gdpr ccpa statute law u.s.c. c.f.r. constitution"
    ),
    finite_verbs=words(
        """
        shall may must will is are was were has have can cannot agrees agree means mean includes
        applies apply undertakes reserves should do does provides governs remains becomes pays
        grants acknowledges represents warrants accepts
        """
    ),
    definition_patterns=(
        # hereinafter referred to as the "Operator"
        pattern(
            r"""here(?:inafter|after|in)\s+
            (?:(?:collectively|jointly|individually|also|each)\s+)?
            (?:(?:referred\s+to|called|known|defined)\s+(?:as\s+)?)?(?:the\s+)?
            ["“”'‘](?:the\s+)?(?P<term>[^"“”‘’\n]{2,60}?),?["“”'’]""",
            re.VERBOSE,
        ),
        # (the "Provider"), ("we", "us" or "Acme"), (collectively, the "Services")
        pattern(
            r"""\((?:(?:the|each|an?|any|all|collectively|together|individually|hereinafter|in|case
            |or|and|also|as|our|such|applicable|[“"](?:we|us|our)[,.]?[”"])[,:]?\s+){0,6}
            [“"](?:the\s+)?(?P<term>[^"“”\n()]{2,60}?),?["”][^()\n]{0,80}\)""",
            re.VERBOSE,
        ),
        # "Service" means …
        pattern(
            r"""["“](?<![^\s(]["“])(?P<term>[A-Z][^"“”\n]{1,60}?),?["”]\s+
            (?:shall\s+(?:mean|have\s+the)|means?\b|refers?\s+to|has\s+the\s+meaning|includes?\b)""",
            re.VERBOSE | re.MULTILINE,
        ),
        # which we refer to as the "Site"
        pattern(
            r"""(?:refer(?:red)?\s+to|defined|known|called)\s+(?:in\s+[\w\s]{2,30}\s+)?as\s+(?:the\s+)?
            [“"](?:the\s+)?(?P<term>[^"“”\n]{2,60}?)[,.]?["”]""",
            re.VERBOSE,
        ),
    ),
    provider_nouns=words(
        """
        provider supplier seller vendor operator lessor licensor landlord bank insurer lender
        contractor consultant company carrier distributor merchant creditor franchisor developer
        host publisher agency organizer organiser trainer gym club processor service-provider
        broker hotel school
        """
    ),
    customer_nouns=words(
        """
        customer client subscriber user buyer purchaser tenant lessee licensee borrower insured
        policyholder consumer member guest renter debtor franchisee passenger
        patient student cardholder traveller visitor
        """
    ),
)

COUNTING = Counting(
    cardinals={
        **in_order(
            "one a an another|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
            "fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
        ),
        **in_order("twenty|thirty|forty fourty|fifty|sixty|seventy|eighty|ninety", 20, 10),
    },
    multipliers=by_form(
        {100: "hundred", 1000: "thousand", 10**6: "million mln", 10**9: "billion bn"}
    ),
    halves=by_form({Decimal("0.5"): "half"}),
    number_joins=words("and"),
    half_joins=phrases("and a;and one"),
    articles=words("a an"),
    units=by_form(
        {
            "hour": "hour hours hr hrs h",
            "day": "day days workday workdays weekday weekdays",
            "week": "week weeks wk wks",
            "month": "month months mo mos mth mths",
            "quarter": "quarter quarters",
            "year": "year years yr yrs",
            "cycle": "billing_cycle billing_cycles billing_period billing_periods "
            "payment_cycle payment_cycles invoicing_period invoicing_periods "
            "settlement_period settlement_periods accounting_period accounting_periods",
        }
    ),
    lengths=phrases(
        "within;for;after;over;under;than;least;most;exceeding;exceed;minimum;maximum;until;last;"
        "lasts;additional;further;successive;period of;term of;minimum of;maximum of;total of;"
        "duration of;notice of;up to;extension of;in advance;be extended by;extended by"
    ),
    after_lengths=words("prior before after from following s"),
    wholes=by_form({(Decimal(14), "day"): "fortnight"}),
    fillers=words(
        "calendar consecutive successive additional further full whole entire more extra complete "
        "contract fiscal such other"
    ),
    business=words("business working banking workday workdays weekday weekdays"),
    range_joins=frozenset({"to", "or", "and", "and/or", "up to"}),
    ages=pattern(r"¤\W{0,3}(?:old|of\s+age)\b|\b(?:age|aged|ages)\b[^.;]{0,40}¤"),
    tautologies=pattern(r"¤\W*(?:a|per|each|every|in\s+a|/)\s*(?:day|week|year)\b"),
    percent=phrases("percent;per cent;percentage points;percentage point;percents;pct"),
    per=phrases("per;for each;for every;for any;each;every;a;any;of each;with each"),
    rates=by_form(
        {
            "day": "daily",
            "week": "weekly",
            "month": "monthly",
            "quarter": "quarterly",
            "year": "annually yearly per_annum p.a.",
        }
    ),
    currencies=by_form(
        {
            "USD": "dollar dollars",
            "EUR": "euro euros",
            "GBP": "pound pounds",
            "PLN": "zloty zlotys zlotych złoty złotych",
            "RUB": "rouble roubles ruble rubles",
            "CHF": "franc francs",
        }
    ),
    subunits=by_form({"": "cent cents", "GBP": "pence"}),
    months=in_order(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|"
        "september sep sept|october oct|november nov|december dec"
    ),
)

ENGLISH = Language(code="en", name="English", writing=WRITING, counting=COUNTING)
