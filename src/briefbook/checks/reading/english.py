"""English, as briefings use it to speak of trade, dates and people."""

from __future__ import annotations

from decimal import Decimal

from briefbook.checks.reading.vocabulary import Vocabulary, listed

_ONES = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = listed("twenty thirty forty fifty sixty seventy eighty ninety")
_MONTHS = listed(
    "january february march april may june july august september october november december "
    "jan feb mar apr may jun jul aug sep oct nov dec"
)
_DAYS = listed("monday tuesday wednesday thursday friday saturday sunday")

VOCABULARY = Vocabulary(
    decimal_comma=False,
    numerals={
        **{word: value for value, word in enumerate(_ONES)},
        **{word: 10 * value for value, word in enumerate(_TENS, 2)},
        "hundred": 100,
    },
    scales={
        r"thousands?|k": Decimal(1000),
        r"millions?|mln|mn|mio|m": Decimal(10) ** 6,
        r"billions?|bln|bn|b": Decimal(10) ** 9,
        r"trillions?|trn|tn": Decimal(10) ** 12,
    },
    currencies={
        r"(?:us|u\.s\.) ?dollars?|us\$|usd|dollars?|\$": "USD",
        r"euros?|eur|€": "EUR",
        r"pounds sterling|pounds?|gbp|£": "GBP",
        r"(?:russian )?rou?bles?|rub|₽": "RUB",
        r"yuan|renminbi|cny|rmb": "CNY",
        r"yen|jpy": "JPY",
        r"(?:pakistani |indian )?rupees?|pkr|inr": "INR",
    },
    other_units=(
        r"tonn?es?|tons?|barrels?|people|persons?|tourists?|visitors?|students?|cubic|kilomet\w+|km|met(?:re|er)s?|"
        r"megawatts?|mw|gw|kwh|hectares?|workers|refugees|doses|euros? a|litres?|bpd"
    ),
    per_cent=r"%|per ?cent|percent",
    points=r"percentage points?|per ?cent points?|pp|p\.p\.",
    vague={
        r"hundreds of billions of": (Decimal(10) ** 11, Decimal(10) ** 12),
        r"tens of billions of": (Decimal(10) ** 10, Decimal(10) ** 11),
        r"(?<!tens of )(?<!hundreds of )billions of": (Decimal(10) ** 9, Decimal(10) ** 12),
        r"hundreds of millions of": (Decimal(10) ** 8, Decimal(10) ** 9),
        r"tens of millions of": (Decimal(10) ** 7, Decimal(10) ** 8),
        r"(?<!half )(?<!quarter of )a billion": (Decimal(10) ** 9, Decimal(10) ** 9),
        r"(?<!half )(?<!quarter of )a million": (Decimal(10) ** 6, Decimal(10) ** 6),
    },
    about=r"about|around|approximately|approx\.?|roughly|some|circa|ca\.?|c\.|close to|an estimated|~|≈",
    over=(
        r"over|more than|above|exceed(?:s|ed|ing)?|in excess of|upwards of|at least|no less than|not less than|"
        r"surpass(?:es|ed|ing)?|passed|topped|just over|well over|>"
    ),
    under=r"nearly|almost|just under|under|less than|below|up to|at most|not more than|no more than|short of|<",
    difference=r"by|by (?:about|around|over|more than|nearly|almost|some)|an extra|another|a further|additional",
    start=r"from|from (?:about|around|over|nearly|some)",
    topics={
        "total": r"trade|turnover",
        "exports": r"exports?|exported",
        "imports": r"imports?|imported",
    },
    other_topics=(
        r"invest\w*|loans?|credits?|lent|aid|grants?|assistance|remittances?|budget|gdp|gross domestic|costs?|price|"
        r"projects?|contracts?|debts?|reserves?|econom\w+|market|output|production|revenue|fund\w*|worth of|sales|"
        r"supplies|deliver\w*|surplus|deficit|balance|touris\w*|students?|population|services|savings|pipeline|"
        r"deals?|agreement|paid|pay|spent|spend|lend\w*|bought|sold|transit|tariffs?|dut(?:y|ies)|damage|loss(?:es)?"
    ),
    disguises=(
        r"trade (?:representati\w+|commission|mission|unions?|agreements?|delegation|fairs?|shows?|forum|centre|center|"
        r"office|deals?|minist\w+|house|wars?|routes?|corridors?|council|policy|portal|talks|barriers?|"
        r"terms|fund|bank|credit|finance)|(?:world|free|fair|industry and|ministry of|minister of|chamber of|"
        r"barter|slave|arms|retail|wholesale|border|e-) ?trade|"
        r"(?:surplus|deficit|balance) (?:of|in) (?:the )?(?:mutual |bilateral )?trade|"
        r"trade,? (?:economic|and (?:economic|investment|industry))|commission on trade"
    ),
    qualified=(
        r"(?:trade in|exports? of|imports? of) (?!goods\b|goods and|russia|both|"
        rf"the (?:two|sides|first|second|third|fourth|same)|[qh][1-4]\b|(?:{'|'.join(_MONTHS)})\b)[a-z]+|"
        r"provinces?|oblast|district|governorate|(?:foreign|external|world|global|intra-?\w*) trade|"
        r"(?:oil|gas|grain|wheat|arms|coal|machinery|agricultural|food|energy|services|textile|rice|cotton|lng|"
        r"agri-?food|fertili[sz]er|steel|timber|fish|non-\w+|hydrocarbon|fuel|weapons?) (?:exports?|imports?|trade)"
    ),
    partner=r"with|to|from|between|and",
    mutual=r"bilateral|mutual|two-way|reciprocal|each other|(?:the two|both) (?:countries|sides|states)",
    plans=(
        r"will|would|should|shall|could|can|may(?! (?:19|20)\d\d)|might|target\w*|goals?|aims?|aimed|plans?|planned|"
        r"potential|hopes?|expect\w*|"
        r"forecast\w*|intend\w*|by 20\d\d|objectives?|if|agree\w* to|ready to|to (?:reach|raise|bring|increase|double)|"
        r"estimated? potential|ambition\w*|prospects?"
    ),
    carried=r"it|this|the figure|the volume|that figure|the total",
    grew=(
        r"grew|grow(?:s|n|th)?|ros(?:e)|ris(?:es|en|ing|e)|increas(?:e|es|ed|ing)|expand(?:s|ed)|climb(?:s|ed)|"
        r"jump(?:s|ed)|went up|gain(?:s|ed)|surged"
    ),
    fell=(
        r"fell|fall(?:s|en|ing)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|dropp?(?:s|ed)?|shr(?:ank|unk|inks?)|"
        r"contract(?:s|ed|ion)|went down|slump(?:s|ed)|slid|plunged|reduc(?:ed|tion)"
    ),
    not_moved=(
        r"not (?:grow|rise|increase|fall|decline)|slow\w*|rate of|despite|(?:did|has|have) not|faster|again|instead of"
    ),
    surplus=r"surplus|positive (?:trade )?balance",
    deficit=r"deficit|negative (?:trade )?balance",
    in_favour=r"in favou?r of|in (?=\w+(?:'s|’s) favou?r)|on the side of",
    last_year=r"last year|the past year|the previous year",
    this_year=r"this year|the current year",
    part_year=(
        r"first (?:\w+ )?(?:months?|quarter|half)|(?:first|second|third|fourth|last) (?:quarter|half)|half[- ]year|"
        r"quarter|months|(?:fiscal|financial) year|fy ?\d|years? (?:later|earlier)|"
        r"(?:january|february|march|april|may|june|july|august|september|october|november)"
        r" ?(?:to|–|-|—|and)|(?:in|since|from|by|until|at the end of) (?:january|february|march|april|june|july|august|"
        r"september|october|november|december|may (?:19|20)\d\d)|a month|monthly|weeks?|h[12]\b|q[1-4]\b|"
        r"annual\w*|on average|average|a year|per year|yearly|"
        r"(?:19|20)\d\d ?[–-] ?(?:19|20)?\d\d|between (?:19|20)\d\d|since|"
        r"over the (?:past|last)|period|cumulative\w*|decade"
    ),
    parts={
        r"first three quarters": (1, 9),
        r"(?:first|1st)[ -]quarter|q1": (1, 3),
        r"(?:second|2nd)[ -]quarter|q2": (4, 6),
        r"(?:third|3rd)[ -]quarter|q3": (7, 9),
        r"(?:fourth|4th|last)[ -]quarter(?= of)|(?:fourth|4th)[ -]quarter|q4": (10, 12),
        r"first half(?:[ -]year)?|h1": (1, 6),
        r"second half(?:[ -]year)?|h2": (7, 12),
    },
    same_part=r"(?:the )?(?:same|corresponding) (?:period|months?|quarter|half)",
    month_range=(r"from|between|in|for|over", r"to|through|and|–|—|-"),
    counted_months=(
        (r"first", r"months"),
        (r"(?:in|over|for|during)", r"months of(?= (?:19|20)\d\d| this year| last year)"),
    ),
    month_before=r"in|for|during|over|on|with|than|than in",
    reporting=(
        r"said|says?|told|tells|noted?|announced?|report(?:s|ed)|stated?|states|stressed|recalled|according to|wrote|"
        r"met|meeting|visit\w*|talks|sign(?:ed|ing|ature)|agreed|agreement\w*|session|held|that|already|had|record|mark|"
        r"launched|opened|after|before|when|while"
    ),
    months={word: 1 + index % 12 for index, word in enumerate(_MONTHS)} | {"sept": 9},
    weekday_forms=tuple((day, day if day == "sunday" else day[:3]) for day in _DAYS),
    euphony=(),
    totals=r"(?:grand )?totals?|in all|sum|all|together|overall",
    shares=r"share|percent\w*|per cent|% of|proportion|part of",
    rest=r"the rest|the remain\w+|the balance",
    rates=r"growth|change|average|rate",
    disagreement=(
        r"differ\w*|disagree\w*|conflict\w* (?:figures?|sources?|reports?)|contradict\w*|sources? vary|discrepan\w*"
    ),
)
