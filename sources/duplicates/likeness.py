"""How alike two names or two captions are, from 0 to 100. Plain Python: what is compared is chosen by `near`."""

import re
import unicodedata

from rapidfuzz.fuzz import token_set_ratio, token_sort_ratio

ALIKE = 86  # from here on two are shown as perhaps the same

# Words that tell nobody apart: a caption shares them with hundreds of others.
_COMMON = frozenset(
    "a al and et for his her in no of on others re the v vs versus "  # noqa: SIM905  # read at a glance
    "america city commonwealth county state states town united us usa village "
    "capacity defendant department dept inc its llc official plaintiff".split()
)
_AGAINST = re.compile(r"\s+(?:v|vs|versus)\.?\s+", re.IGNORECASE)


def words(text: str) -> list[str]:
    """Its words in lower case, without accents or marks."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.findall(r"[^\W_]+", re.sub(r"['.\u2019]", "", plain).lower())


def telling(text: str) -> list[str]:
    """Those of its words that tell it from others, each once; all, where every one is common."""
    found = list(dict.fromkeys(words(text)))
    return [word for word in found if word not in _COMMON] or found


def names(one: str, other: str) -> int:
    """Two names: in any order of their words, and small slips forgiven."""
    return round(token_sort_ratio(" ".join(telling(one)), " ".join(telling(other))))


def captions(one: str, other: str) -> int:
    """Two captions, side by side: as alike as the side that is less so.

    A side may name more parties than the other caption does (et al.), so that Chicago v. Sessions is Chicago and
    others v. Sessions, and neither Chicago v. Barr nor Seattle v. Sessions.
    """
    ours, theirs = _AGAINST.split(one, maxsplit=1), _AGAINST.split(other, maxsplit=1)
    if len(ours) != len(theirs):
        return 0
    return min(
        round(token_set_ratio(" ".join(telling(mine)), " ".join(telling(yours))))
        for mine, yours in zip(ours, theirs, strict=True)
    )
