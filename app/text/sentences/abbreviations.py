"""Abbreviations and other word classes of either language that tell where a sentence ends.

To teach the program an abbreviation: a word in LEADING if a name, a number or a place follows it («TP.», «вул.»), in
CLOSING if it mostly stands behind what it belongs to and may end a sentence («v.v.», «тис.»), in both if it does
either («р.»: a river or a year). All words are in small letters and without their last full stop. A word that is also
spelled so in full («gen», «мін», «no») does harm here: behind it real ends are lost.
"""

from __future__ import annotations

import re

# After these a full stop ends nothing, unless an opener follows.
LEADING = {
    "vi": frozenset(
        "tp tx tt ttr q h p kp kcn kcx kđt ktt nxb cty gs gsts tskh pgs ts ths bs bscki bsckii cki ckii ds ls ks "
        "kts cn ncs nsnd nsưt ngnd ngưt đ/c st mr mrs ms dr prof co v vs vd tel đt".split()
    ),
    "uk": frozenset(
        "ім вул просп пров бульв пл наб м с смт с-ще сел х хр оз о р г ур мкр буд кв корп оф р-н ст обл проф акад "
        "член-кор н доц канд докт д-р ред упоряд заст зав дир див пор напр прибл бл заг поч кін св оп гр п "
        "пп тов т тт нар рис табл мал іл гл розд ч арк тел ген полк кап лейт підполк серж англ укр лат фр нім ісп "
        "італ яп в'єт зв mr mrs ms dr st prof v".split()
    ),
}
# After these it ends the sentence where a new one plainly begins: a capital does, a digit does not.
CLOSING = {
    "vi": frozenset("v.v vv tr no".split()),
    "uk": frozenset(
        "р рр ст обл тис млн млрд трлн грн дол крб коп год хв сек ін др т.д т.п т.ін кв куб км м см мм кг г т ц л "
        "га с шт екз п н.е е".split()
    ),
}
# Words that begin sentences and are no part of a name, as far as names in such texts go: «Hai», «Anh» and «Bà» begin
# both, and so do «На», «До» and «Там», which are syllables of Vietnamese names.
OPENERS = {
    "vi": frozenset(
        "trong sau theo khi tại hiện nhưng tuy vì để với từ đến các những ông họ tôi chúng đây đó điều việc nếu "
        "nhiều ngoài trước riêng được người cơ công đồng mặc như nay này qua sáng chiều tối vụ trên dưới đặc hơn "
        "sự".split()
    ),
    "uk": frozenset(
        "він вона воно вони це цей ця ці цього цим тоді тепер нині наразі зараз проте однак але потім після перед "
        "під про також якщо коли хоча адже тому отже крім із зі від для його її їх їхній усі всі щоб який яка які "
        "раніше згодом торік звідти звідси кожен інші жоден саме лише навіть як де в у з через серед протягом "
        "понад майже".split()
    ),
}
# A sentence that has only these before an abbreviation has not begun yet: «У 2024 р.», «На поч. XX ст.».
_BEFORE_A_TIME = "у в на до з із від після станом протягом близько наприкінці початку кінці середині".split()
_TIME_ALONE = re.compile(
    rf"(?:{'|'.join(_BEFORE_A_TIME)})\b(?:[\s.,–—-]|\d|\b[IVXLІХ]+\b|\b(?:{'|'.join(_BEFORE_A_TIME)}"
    r"|поч|кін|сер|р|рр|ст|н|е|тис|січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада"
    r"|грудня)\b)*",
    re.IGNORECASE,
)
_AS_UNIT = re.compile(  # «15 м», «XX ст», «2020-го р», «минулого р», «і т. п», «до н. е»
    r"(?:\d(?:-\w{1,3})?[\s–—-]*|\b[IVXLІХ]+\s+|\w(?:ого|ій)\s+|\b[тнц]\. ?)[^\s.]+$"
)
_NAME_OF_TWO_WORDS = re.compile(r"[^\W\d_]+ [^\W\d_]")
_LONGEST_TIME = 40


def holds(word: str, before: str, after: str, lang: str) -> bool:
    """Whether the full stop after `word`, which ends `before`, is its own and the sentence goes on with `after`."""
    last = word if word in CLOSING[lang] else word.rsplit(".", 1)[-1]
    leads, closes = last in LEADING[lang], last in CLOSING[lang]
    if not (leads or closes):
        return False
    if after[:1].isdigit() or (len(before) < _LONGEST_TIME and _TIME_ALONE.fullmatch(before)):
        return True
    if last == "обл":  # «Львівської обл. Петро Гай», but «Львівської обл. Населення зростає»
        name = _NAME_OF_TWO_WORDS.match(after)
        return name is not None and name[0][-1].isupper() and not is_opener(after, lang)
    if closes and (not leads or _AS_UNIT.search(before)):
        return False
    return not is_opener(after, lang)


def is_opener(after: str, lang: str) -> bool:
    """Whether the first word is one that begins sentences; an initial («В. Мельник») is none."""
    word = re.match(r"[\w\u0300-\u036f]+(?!\.)\b", after)
    return word is not None and word[0].lower() in OPENERS[lang]
