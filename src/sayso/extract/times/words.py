"""The words of the calendar: months, days of the week, seasons, numbers, and the pieces of regular expressions."""

from __future__ import annotations

from sayso.extract.times.calendar import AUTUMN, SPRING, SUMMER, WINTER, Unit

_MONTHS = "january february march april may june july august september october november december".split()
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
MONTHS = {
    **{name: number for number, name in enumerate(_MONTHS, 1)},
    **{name[:3]: number for number, name in enumerate(_MONTHS, 1)},
    "sept": 9,
}
WEEKDAYS = {
    **{name: number for number, name in enumerate(_WEEKDAYS)},
    **{name[:3]: number for number, name in enumerate(_WEEKDAYS)},
    "tues": 1,
    "thur": 3,
    "thurs": 3,
}
SEASONS = {"spring": SPRING, "summer": SUMMER, "autumn": AUTUMN, "fall": AUTUMN, "winter": WINTER}
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
NUMBERS = {
    **{word: number for number, word in enumerate(_SMALL)},
    "a": 1,
    "an": 1,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
ORDINALS = {**{word: number for number, word in enumerate(_ORDINALS, 1)}, "twenty-first": 21}
TENS = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip
UNITS = {
    "day": Unit.DAY,
    "night": Unit.DAY,
    "morning": Unit.DAY,
    "afternoon": Unit.DAY,
    "evening": Unit.DAY,
    "weekend": Unit.WEEKEND,
    "week": Unit.WEEK,
    "fortnight": Unit.WEEK,
    "month": Unit.MONTH,
    "quarter": Unit.QUARTER,
    "year": Unit.YEAR,
    "decade": Unit.DECADE,
    "century": Unit.CENTURY,
}

# Pieces of regular expressions. Names are capitalised in English; "may" and "march" in lower case are verbs.
_FULL = [name.capitalize() for name in _MONTHS]
MONTH = rf"(?:{'|'.join(_FULL)})"
_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
MONTH_OR_SHORT = rf"(?:{'|'.join(_FULL)}|{'|'.join(name.upper() for name in _MONTHS)}|{_SHORT})"
WEEKDAY = rf"(?:{'|'.join(name.capitalize() for name in _WEEKDAYS)})"
WEEKDAY_OR_SHORT = rf"(?:{WEEKDAY}|(?:Mon|Tues|Tue|Wed|Thurs|Thur|Thu|Fri|Sat|Sun)\b\.?)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:%])"
YEAR = r"(?:1\d{3}|20\d{2})"
PART_OF_DAY = r"(?:\s+(?:morning|afternoon|evening|night|lunchtime|midday|noon))?"
SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
NUMBER = (
    r"(?:(?<!\d)(?<!\d[,.])\d{1,3}|(?<!-)(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-"
    r"(?:one|two|three|four|five|six|seven|eight|nine)|"
    rf"(?<!-)(?:{'|'.join(word for word in NUMBERS if word != 'zero')}))"
)
HYPHEN = r"[-‐‑–—]"
TO = rf"(?:\s*{HYPHEN}\s*|\s+(?:to|through|until|till)\s+)"


WINDOW = 120
"""How many characters before a match are looked at: enough for any lead, and never the whole of a hostile line."""


def before(text: str, at: int) -> str:
    """Return the text close before a place in it."""
    return text[max(0, at - WINDOW) : at]


def month_number(word: str) -> int:
    """Return the number of a month, full or abbreviated, in any case."""
    return MONTHS[word.rstrip(".").lower()]


def weekday_number(word: str) -> int:
    """Return the number of a day of the week, Monday being 0."""
    return WEEKDAYS[word.rstrip(".").lower()]


def day_number(word: str) -> int:
    """Return the number of a day of the month: "24th" → 24."""
    return int("".join(c for c in word if c.isdigit()))


def number(word: str) -> int:
    """Return a number in digits or words: "three" → 3, "a" → 1, "twenty-three" → 23."""
    return int(word) if word.isdigit() else sum(NUMBERS[part] for part in word.lower().split("-"))
