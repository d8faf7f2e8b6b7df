"""What a program or a reader's browser has to read: placeholders, tags, escapes, entities, addresses, codes."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator

from app.checks.base import SegmentCheck
from app.model import Finding, Message, Segment, Severity, Span

# printf and Python (%s, %1$d, %(name)s, %.2f), braces ({0}, {name}, {{name}}, ${name}); a percent sign after a digit
# is prose («50 %»).
_PLACEHOLDER = re.compile(
    r"(?<![\d%])%(?:\d+\$|\(\w+\))?[-+0#]*(?:\d+|\*)?(?:\.\d+)?(?:hh?|ll?|[zjt])?[sdiufFeEgGxXocpr@](?![а-яіїєґ\w])"
    r"|\$?\{\{?\s*[A-Za-z0-9_.!:]*\s*\}?\}|%\{[A-Za-z0-9_]+\}"
)
_KNOWN = (
    "a abbr b big blockquote br button code del div em font g h1 h2 h3 h4 h5 h6 hr i img ins kbd label li link mark p"
    " ph pre q s samp small span strike strong sub sup table tbody td th thead tr tt u ul ol var wbr x bx ex"
    " bpt ept it mrk pc sc ec"
)
# A tag of HTML or XLIFF, or any that has an attribute or closes; «<không có>» is prose.
_TAG = re.compile(
    rf"<(?P<close>/?)(?P<name>(?:{'|'.join(_KNOWN.split())})(?=[\s/>])|[A-Za-z][A-Za-z0-9:._-]*(?=\s+[\w:.-]+\s*=|\s*/>)"
    r"|(?<=/)[A-Za-z][A-Za-z0-9:._-]*(?=>))(?:\s[^<>]*?)?(?P<empty>/?)>",
    re.IGNORECASE,
)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr x bx ex g0".split())
_ESCAPE = re.compile(r"\\[nrt]")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
_ADDRESS = re.compile(
    r"(?<![\w/])(?:/[\w.-]+){2,}|(?<!\w)[A-Za-z]:\\[\w.\\-]+|(?:https?://|www\.)[^\s<>«»“”\"]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+",
    re.IGNORECASE,
)
_BROKEN = re.compile(
    r"https?(?: :|: ?/ ?/(?=\s)| ://|: //|:/ /|:/(?=\w))\s?\S*|www(?: \.|\. )\w+"
    r"|(?<![\w.-])[\w.-]{1,64}(?: @ ?|@ )[\w-]+\.[a-z]{2,}\b",
    re.IGNORECASE,
)
_DIGIT, _DIGITS = re.compile(r"\d"), re.compile(r"\d+")
_TWO_CAPITALS = re.compile("[A-Z][A-Z]")
_ACRONYM = re.compile(r"(?<![\w./@-])[A-Z]{2,6}(?![\w/@.-]*[\w/@])")
_WORDS = re.compile(r"[^\W_]+")
_ROMAN = re.compile("[IVXLCM]+")
_HASHTAG = re.compile(r"(?<![\w&#/])#[^\W\d_]\w*")
# Letters and digits in one: COVID-19, A380, 12/NQ-CP, QĐ-TTg/2025.
_CODE = re.compile(
    r"(?<![\w./-])(?:[A-ZĐ]{1,10}-?\d{1,5}[A-Z]?|\d{1,5}(?:/\d{4})?/[A-ZĐ]{2,}(?:-[A-ZĐ][A-ZĐa-z]+)*)(?![\w/-])"
)


class _Alike(SegmentCheck):
    """Something a program reads: the same on both sides, as often."""

    pattern: re.Pattern[str]
    mark: str  # without it no text has such a thing

    def find(self, segment: Segment) -> Iterator[Finding]:
        source, target = segment.source, segment.target
        if (self.mark not in source and self.mark not in target) or not source.strip() or not target.strip():
            return
        here, there = list(self.pattern.finditer(source)), list(self.pattern.finditer(target))
        counts = Counter(self.same(one) for one in here)
        counts.subtract(self.same(one) for one in there)
        for match, is_source in [(one, True) for one in here] + [(one, False) for one in there]:
            key, wanted = self.same(match), 1 if is_source else -1
            if counts[key] * wanted > 0:
                counts[key] -= wanted
                yield self._told(segment, match, is_source)

    def same(self, match: re.Match[str]) -> str:
        """What has to be the same on both sides."""
        return match.group()

    def _told(self, segment: Segment, match: re.Match[str], is_source: bool) -> Finding:  # noqa: FBT001  two sides
        span = Span(*match.span())
        if is_source:
            message = Message.of("{thing} of the source is missing", thing=match.group())
            return self.finding(segment, message, source=span)
        message = Message.of("{thing} is not in the source", thing=match.group())
        return self.finding(segment, message, target=span)


class PlaceholderChanged(_Alike):
    """Placeholders that a program fills are the same on both sides: %s, %(name)d, {0}, {name}, ${name}."""

    id = "placeholder"
    label = "Placeholder missing or changed"
    severity = Severity.MAJOR
    pattern = _PLACEHOLDER

    def find(self, segment: Segment) -> Iterator[Finding]:
        if "%" in segment.source or "{" in segment.source or "%" in segment.target or "{" in segment.target:
            yield from super().find(segment)

    mark = ""


class TagChanged(_Alike):
    """Tags are the same on both sides, and each that is opened is closed, in order."""

    id = "tag"
    label = "Tag missing, added or not closed"
    severity = Severity.MAJOR
    pattern = _TAG
    mark = "<"

    def find(self, segment: Segment) -> Iterator[Finding]:
        differing = list(super().find(segment)) if "<" in segment.source or "<" in segment.target else []
        yield from differing
        if differing or "<" not in segment.target or _unclosed(segment.source):
            return
        if lone := _unclosed(segment.target):
            message = Message.of("{tag} is not in its place", tag=lone.group())
            yield self.finding(segment, message, target=Span(*lone.span()))

    def same(self, match: re.Match[str]) -> str:
        return f"{match['close']}{match['name'].lower()}{match['empty']}"


def _unclosed(text: str) -> re.Match[str] | None:
    """The first tag that closes nothing, or that nothing closes in its place."""
    opened: list[re.Match[str]] = []
    for match in _TAG.finditer(text):
        if match["close"]:
            if not opened or opened[-1]["name"].lower() != match["name"].lower():
                return match
            opened.pop()
        elif not match["empty"] and match["name"].lower() not in _VOID:
            opened.append(match)
    return opened[0] if opened else None


class EscapeChanged(_Alike):
    r"""Escapes written out (\n, \t) are the same on both sides."""

    id = "escape"
    label = "Escape missing or added"
    severity = Severity.MAJOR
    pattern = _ESCAPE
    mark = "\\"


class Entity(SegmentCheck):
    """No HTML entity stands in the translation unless the source has entities too: &nbsp; &quot; &#8217;."""

    id = "entity"
    label = "HTML entity in the text"
    severity = Severity.MINOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        if "&" not in segment.target or _ENTITY.search(segment.source):
            return
        for match in _ENTITY.finditer(segment.target):
            character = html.unescape(match.group())
            if character != match.group() and character not in "<>":
                message = Message.of("{entity} is left of a page's markup", entity=match.group())
                yield self.finding(segment, message, target=Span(*match.span()), fix=character)


class AddressChanged(SegmentCheck):
    """Web and e-mail addresses and paths of files are the same on both sides, and no space breaks them."""

    id = "address"
    label = "Address missing, changed or broken"
    severity = Severity.MAJOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        source, target = segment.source, segment.target
        if not (_may_have_address(source) or _may_have_address(target)):
            return
        broken = [match for match in _BROKEN.finditer(target) if match.group() not in source]
        for match in broken:
            message = Message.of("The address «{address}» is broken", address=match.group())
            yield self.finding(segment, message, target=Span(*match.span()))
        if broken or not source.strip() or not target.strip():
            return
        here, there = _addresses(source), _addresses(target)
        for address, span in here.items():
            if address not in there:
                message = Message.of("The address {address} is missing", address=address)
                yield self.finding(segment, message, source=span)
        for address, span in there.items():
            if address not in here:
                message = Message.of("The address {address} is not in the source", address=address)
                yield self.finding(segment, message, target=span)


def _may_have_address(text: str) -> bool:
    return "@" in text or "://" in text or "www" in text or "http" in text or " /" in text or ":\\" in text


def _addresses(text: str) -> dict[str, Span]:
    found = {}
    for match in _ADDRESS.finditer(text):
        address = match.group().rstrip(".,;:!?…'’»”)")
        key = re.sub(r"^(?:https?://)?(?:www\.)?", "", address.lower()).rstrip("/")
        found[key] = Span(match.start(), match.start() + len(address))
    return found


class AcronymChanged(SegmentCheck):
    """An acronym in Latin letters is one of the source's too: COVID, OCOP, ASEAN."""

    id = "acronym"
    label = "Acronym not in the source"
    severity = Severity.MINOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        target, source = segment.target, segment.source
        if _TWO_CAPITALS.search(target) is None or target.isupper() or not source.strip():
            return
        for match in _ACRONYM.finditer(target):
            written = match.group()
            if written.lower() not in _WORDS.findall(source.lower()) and not _ROMAN.fullmatch(written):
                message = Message.of("{thing} is not in the source", thing=match.group())
                yield self.finding(segment, message, target=Span(*match.span()))


class HashtagLost(SegmentCheck):
    """There are as many hashtags on both sides; their words may be translated."""

    id = "hashtag"
    label = "Hashtag missing or added"
    severity = Severity.MINOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        source, target = segment.source, segment.target
        if ("#" not in source and "#" not in target) or not source.strip() or not target.strip():
            return
        here, there = list(_HASHTAG.finditer(source)), list(_HASHTAG.finditer(target))
        if len(here) > len(there):
            written = {match.group() for match in there}
            lost = next((match for match in here if match.group() not in written), here[-1])
            yield self.finding(
                segment, Message.of("{thing} of the source is missing", thing=lost.group()), source=Span(*lost.span())
            )
        elif len(there) > len(here):
            extra = there[-1]
            yield self.finding(
                segment, Message.of("{thing} is not in the source", thing=extra.group()), target=Span(*extra.span())
            )


class CodeLost(SegmentCheck):
    """A code of letters and digits is in the translation too: COVID-19, A380, 12/NQ-CP.

    Letters may be written in Cyrillic; a code whose digits are there is taken for rendered.
    """

    id = "code"
    label = "Code missing"
    severity = Severity.MINOR

    def find(self, segment: Segment) -> Iterator[Finding]:
        if _DIGIT.search(segment.source) is None or not segment.target.strip():
            return
        for match in _CODE.finditer(segment.source):
            digits = _DIGITS.findall(match.group())
            if not all(one in segment.target for one in digits):
                message = Message.of("{thing} of the source is missing", thing=match.group())
                yield self.finding(segment, message, source=Span(*match.span()))
