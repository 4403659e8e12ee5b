"""English."""

import re

from contractlint.languages.language import Counting, Language, Writing, phrases, words

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
        re.compile(
            r"(?:hereinafter|hereafter|herein)\s+(?:(?:collectively|jointly|individually|also|"
            r"""each)\s+)?(?:(?:referred\s+to|called|known)\s+(?:as\s+)?)?(?:the\s+)?["“”'‘*_]+(?"""
            r""":the\s+)?(?P<term>[^"“”‘’*_\n]{2,60}?)["“”'’*_]+""",
        ),
        re.compile(
            r"\((?:(?:the|each|an?|any|collectively|together|individually|hereinafter|in\s+eac"
            r'h\s+case|as\s+applicable|or|and|also|“us”|“we”|"us"|"we")[,:]?\s+){0,6}["“*_]+(?'
            r':the\s+)?(?P<term>[^"“”*_\n()]{2,60}?),?["”*_]+[^()\n]{0,60}\)',
        ),
        re.compile(
            r'(?:^|[\s(])["“*_]{1,3}(?P<term>[A-Z][^"“”*_\n]{1,60}?)["”*_]{1,3}\s+(?:shall\s+(?'
            r":mean|have\s+the\s+meaning)|means?\b|refers?\s+to|has\s+the\s+meaning|includes?"
            r"\b)",
        ),
        re.compile(
            r'(?:referred\s+to|defined|known)\s+(?:in\s+[\w\s]{2,40}\s+)?as\s+(?:the\s+)?["“](?'
            r'P<term>[^"“”\n]{2,60}?),?["”]',
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
        policyholder consumer member guest participant renter debtor franchisee passenger
        patient student employer controller reseller recipient cardholder traveller visitor
        """
    ),
)

COUNTING = Counting()

ENGLISH = Language(code="en", name="English", writing=WRITING, counting=COUNTING)
