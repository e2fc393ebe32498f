"""What a sentence makes of one outlet that it names: who had it first, whose word is passed on, who was told, nothing.

The sentence is first made plain: the outlet asked about becomes ``◆``, every other one ``◇``, and what only says which
outlet it is ("the French daily ◆"), or who wrote there ("◆'s Mara Quill"), is taken out. What is left is compared with
the shapes of ``lexicon/data/credits.toml`` in their order; the first that fits decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from sayso.extract.credit_names import Surety
from sayso.lexicon import Entry, load
from sayso.lexicon.sieve import Sieve
from sayso.model.provenance import CreditKind
from sayso.model.spans import Span

ASKED, OTHER = "◆", "◇"

_MEDIUM = (
    r"(?:newspapers?|papers?|dail(?:y|ies)|weekl(?:y|ies)|tabloids?|broadsheets?|magazines?|journals?|"
    r"websites?|web sites?|sites?|blogs?"
    r"|portals?|news outlets?|outlets?|news agenc(?:y|ies)|agenc(?:y|ies)|newswires?|news wires?|"
    r"wire services?|broadcasters?|channels?|networks?"
    r"|news networks?|(?:tv|television|radio) (?:stations?|channels?|networks?)|(?:tv|television|radio)|"
    r"stations?|news services?|publications?|"
    r"news organi[sz]ations?|newsletters?|podcasts?|monitors?|news programmes?|news shows?|firms?)"
)
_DESCRIBES = (
    r"(?:(?-i:[A-Z])[\w.]+(?:'s)?|[\w.]+-[\w-]+|\d+|state|official|local|national|regional|leading|online|"
    r"news|weekly|daily|monthly|tech"
    r"|technology|gadget|business|financial|popular|celebrity|gossip|entertainment|sports?|music|film|"
    r"trade|industry|industrial|medical"
    r"|satirical|hoax|debunking|right-wing|left-wing|conservative|liberal|independent|government|private|"
    r"public|respected|influential"
    r"|influential|rival|fellow|sister|student|university|evening|morning|sunday|tabloid|digital|terror|"
    r"terrorism|global|intelligence"
    r"|monitoring|jihadist|language|based|major|several|multiple|various|numerous|some|two|other|many|US|UK)"
)
_VERB_LIKE = (
    r"(?!According|Told|Telling|Citing|Quoting|Via|Source|Speaking|As|In|By|From|Photo|Image|Copyright|Courtesy|H/T)"
)
_APPOSED = re.compile(
    rf"(?:\b(?:the|an?|its|this|their|our|one|another) )?(?:\b{_VERB_LIKE}{_DESCRIBES},? ){{0,5}}\b(?<!of ){_MEDIUM}"
    rf"(?:,? (?:called|named|known as|including|such as|like|among them))?[, (]{{1,2}}[\"']?(?:the )?([◆◇])[\"']?",
    re.IGNORECASE,
)
_BASED = re.compile(
    r"\b[A-Z]\w+'s (?:(?:state|official|national|leading|main|own|influential) )*([◆◇])|"
    r"\b(?:[A-Z]\w+, )?[A-Z]\w+-based (?:the )?([◆◇])|\b(?:US|UK|London|Paris|Beirut)[ -]based ([◆◇])"
)
_FOLLOWED = re.compile(
    rf"([◆◇])(?:'s)? (?:(?:online|US|UK|news|weekly|daily|sunday|state|local) )?(?:{_MEDIUM}|online|news|"
    r"newsroom)\b(?![:'])(?= |[.,;)]|$)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"([◆◇]) \([^()]{1,40}\)(?= (?:[a-z]|$))")
_PERSON = r"[A-Z][\w.'-]*[a-z.][\w'-]*(?: (?:[A-Z]\.|de|van|von|al|el|bin|[A-Z][\w.'-]+)){1,3}"
_JOB = r"(?:reporter|correspondent|journalist|writer|editor|columnist|blogger|insider|bureau chief)"
_WRITER = re.compile(
    rf"([◆◇])(?:'s? (?:[\w-]+ ){{0,3}}?(?:{_JOB},? )?|(?:'s?)? (?:[\w-]+ ){{0,2}}?{_JOB},? ){_PERSON}"
    rf"(?:(?:, {_PERSON})* and {_PERSON})?(?=,? (?:[a-z]|$)|[.,;:!?)]|$)"
)
_JOB_OF = re.compile(rf"([◆◇])(?:'s?)? (?:[a-z]+ ){{0,2}}{_JOB}s?(?= )")
_WRITER_OF = re.compile(
    rf"{_PERSON},? (?:who is )?(?:an?|the|its) (?:[\w-]+ ){{0,3}}{_JOB} (?:for|at|with|of|"
    r"from) (?:the )?(?:[A-Z][\w-]+ )?([◆◇]),?"
    rf"|(?<=by ){_PERSON} (?:of|at|from|for) (?:the )?([◆◇])"
    rf"|\b(?:an?|the) (?:[\w-]+ ){{0,3}}{_JOB} (?:for|at|with|of|from) (?:the )?([◆◇])"
)
_LIST = re.compile(
    r"[◆◇](?:(?:,|,? (?:and|or|&|as well as|along with))(?: by| to| from| in)? (?:the )?[◆◇])+", re.IGNORECASE
)
_JOINED = re.compile(r"[ ,](?:and|or|&|as well as|along with) ", re.IGNORECASE)
_ADVERB = (
    r"(?:also|later|earlier|then|further|previously|recently|meanwhile|however|itself|now|yesterday|today|separately|"
    r"reportedly|quickly|subsequently|eventually|simply|even|still|in turn|"
    r"(?:on |late |early |last |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:night|morning|"
    r"evening|afternoon))?|"
    r"(?:last|this) (?:week|month|year|morning|night)|"
    r"on [A-Z][a-z]+\.? \d{1,2}|in (?:[A-Z][a-z]+ )?\d{4}|in an? (?:[\w-]+ ){0,3}(?:report|article|story|"
    r"piece|editorial|exclusive)|"
    r"(?:has|had|have)(?! (?:exclusively )?(?:learn|obtain|seen|review|view|confirm|establish))|has since|"
    r"would later|"
    r"did|does|was able to|were able to)"
)
_ADVERBS = re.compile(rf"([◆◇])(?:,? {_ADVERB}\b,?)+(?= )", re.IGNORECASE)
_SAYING = (
    r"(?:first|initially|originally|reports?|reported|says?|said|writes?|wrote|notes?|noted|claims?|"
    r"claimed|broke|reveal(?:s|ed)|"
    r"adds?|added|quot(?:es|ed)|stat(?:es|ed)|publish(?:es|ed)|describ(?:es|ed)|suggest(?:s|ed)|estimat(?:es|ed))"
)
_ASIDE = re.compile(
    rf"([◆◇]), (?!which|who|that|[^,]*\b(?:first|broke|broken|initially)\b)[^,◆]{{1,90}}, (?={_SAYING}\b)"
)
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})


def _kept(match: re.Match[str]) -> str:
    return next(group for group in match.groups() if group)


def _merged(match: re.Match[str]) -> str:
    """Return a list of outlets as the one that is asked about; "told ◆, ◇ reported" is no list."""
    return ASKED if ASKED in match[0] and _JOINED.search(match[0]) else match[0]


_STEPS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    *((p, _kept) for p in (_APPOSED, _APPOSED, _BASED, _FOLLOWED, _BRACKETS, _WRITER_OF, _WRITER, _JOB_OF)),
    (_LIST, _merged),
    *((p, r"\1 ") for p in (_ADVERBS, _ASIDE)),
)
"""How a sentence is made plain: what is looked for, in order, and what is left of it."""
_STEPS_SIEVE = Sieve([pattern for pattern, _ in _STEPS])


@dataclass(frozen=True, slots=True)
class Shape:
    """The shape that decided: its entry, and the credit that it is, ``None`` where it is none."""

    entry: str
    kind: CreditKind | None
    scope: str


def plain_sentence(text: str, asked: Span, others: Iterable[Span] = ()) -> str:
    """Return a sentence made plain around the outlet at ``asked`` (offsets into ``text``)."""
    marks = [(asked, ASKED), *((span, OTHER) for span in others if not span.overlaps(asked))]
    pieces: list[str] = []
    at = 0
    for span, mark in sorted(marks, key=lambda pair: pair[0]):
        if span.start >= at:
            pieces += [text[at : span.start], mark]
            at = span.end
    plain = " ".join("".join([*pieces, text[at:]]).translate(_QUOTES).split())
    return _simplified(plain)


def _simplified(plain: str) -> str:
    # What is taken out adds no words: a step that no word of the whole sentence wakes stays asleep.
    for number in _STEPS_SIEVE.awake(plain):
        pattern, instead = _STEPS[number]
        plain = pattern.sub(instead, plain)
    return " ".join(plain.split())


def find_shape(plain: str, *, surety: Surety, where: str = "body") -> Shape | None:
    """Return the first shape that a plain sentence has.

    ``surety`` is how surely the name is an outlet's: the less sure, the more must its place in the sentence say so.
    ``where`` is ``body``, ``title``, ``head`` (a byline or dateline) or ``line`` (another line beside the article); of
    the last two only whole-line shapes count.
    """
    shapes, sieve = _shapes(surety, where)
    for number in sieve.awake(plain):
        regex, shape = shapes[number]
        if regex.search(plain) is not None:
            return shape
    return None


_NEEDED = {"nothing": Surety.UNKNOWN, "listed": Surety.DOUBTFUL, "known": Surety.KNOWN}


@cache
def _shapes(surety: Surety, where: str) -> tuple[tuple[tuple[re.Pattern[str], Shape], ...], Sieve]:
    """Return the shapes that count for so sure a name at such a place, in the order in which they are asked."""
    shapes = []
    for entry in load("credits"):
        kind = None if entry.kind == "none" else CreditKind(entry.kind)
        is_sure = kind is None or surety >= _NEEDED[entry.data.get("needs", "known")]
        if entry.regex is not None and is_sure and _counts(entry, where):
            shapes.append((entry.regex, Shape(entry.id, kind, str(entry.data.get("scope", "")))))
    return tuple(shapes), Sieve([regex for regex, _ in shapes])


def _counts(entry: Entry, where: str) -> bool:
    line, is_title = entry.data.get("line"), entry.data.get("scope") == "title"
    if entry.data.get("only", where) != where:
        return False
    if where == "head":
        return bool(line) and not is_title
    if where == "line":
        return line is True and not is_title
    return not is_title or where == "title"
