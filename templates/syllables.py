"""Vietnamese spelling: whether a run of letters is one whole syllable."""

import re
import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_ONSET = re.compile(r"(?:ngh|ng|gh|gi(?=[aăâeêoôơuư])|kh|nh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?")
_SPELLED = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in ing inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uơ uy uya uych uyên uyêt uynh uyt uyu
ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
y ych yêm yên yêng yêt yêu ynh yt
"""
_RIMES = frozenset(_SPELLED.split())
_STOPPED = ("c", "ch", "p", "t")
"""Endings that carry only the tones sắc and nặng."""


def is_syllable(letters: str) -> bool:
    """Whether ``letters`` (NFC, any case) spell one Vietnamese syllable, tone and all."""
    marked = unicodedata.normalize("NFD", letters.lower())
    tones = [mark for mark in marked if mark in _TONES]
    toneless = unicodedata.normalize("NFC", "".join(mark for mark in marked if mark not in _TONES))
    onset = _ONSET.match(toneless)
    rime = toneless[onset.end() :] if onset else toneless
    if rime == toneless and rime.startswith("iê"):
        return False  # without a consonant before it, it is spelled yê: "yên", never "iên"
    stopped = rime.endswith(_STOPPED)
    return rime in _RIMES and len(tones) <= 1 and (not stopped or bool(set(tones) & {"\u0301", "\u0323"}))
