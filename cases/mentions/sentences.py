"""Where a sentence begins and ends, for the few sentences that are asked about."""

import re

from .wordlists import words

_ENDS = re.compile(r"[.!?]['\")\]]*(?=\s+[\"'(\[]?[A-Z0-9])|\n\s*\n|\n(?=\s*[A-Z\"'*-])")
_ABBREVIATIONS = words(
    """
    u.s u.s.c v vs no nos mr mrs ms dr st jr sr gov sen rep gen col lt sgt hon inc corp co ltd llc dept dep't
    ass'n jan feb mar apr jun jul aug sept sep oct nov dec cal ill mass wash pa tex fla mich minn wis ore or
    colo conn ariz ala ark del ga ind kan ky la md miss mo mont neb nev okla tenn vt va wyo n.d s.d e.d w.d
    c.d m.d d.c n.y n.j n.h n.c s.c n.m r.i f fed supp ct cir cf e.g i.e art sec ch cl amend const exec reg op
    ord pub dkt a.m p.m j jj d s n e w m c f.2d al id
    """
)
_NEAR, _LONGEST = 200, 1500


def sentence(flat: str, position: int) -> tuple[int, int]:
    """The sentence around a position, [start, end) of `flat`; at most some hundred words on either side."""
    start = _begin(flat, position, _NEAR) or _begin(flat, position, _LONGEST) or max(position - _LONGEST, 0)
    end = min(position + _LONGEST, len(flat))
    for match in _ENDS.finditer(flat, position, end):
        if _is_end(flat, match.start()):
            end = match.end()
            break
    while start < end and flat[start].isspace():
        start += 1
    while end > start and flat[end - 1].isspace():
        end -= 1
    return start, end


def _begin(flat: str, position: int, back: int) -> int:
    """Where the last sentence before the position ends, if it does so within so many characters."""
    for match in reversed(list(_ENDS.finditer(flat, max(position - back, 0), position))):
        if _is_end(flat, match.start()):
            return match.end()
    return 0


def _is_end(flat: str, stop: int) -> bool:
    if flat[stop] != ".":
        return True
    begin = max(flat.rfind(" ", max(stop - 12, 0), stop), flat.rfind("\n", max(stop - 12, 0), stop)) + 1
    word = flat[begin:stop].strip("(\"'[").lower()
    return len(word) > 1 and word not in _ABBREVIATIONS
