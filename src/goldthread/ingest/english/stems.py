"""Words compared by their stems: those of this field that stand in every text are left out."""

import re
from functools import lru_cache

from goldthread.ingest.english.vocabulary import base_of, word_set

_LETTERS = 6
_KEPT = 8192  # texts: single words above all, which come again and again
_WORD = re.compile(r"[a-z]{3,}")
_COMMON = word_set("""
    the and for that this these those with from into their them they there which who whom where when
    what have has had been being are was were will would should must can may might shall not any all
    each every such other own same both its our your his her about across after before also only more
    most some very well how whether ensure ensuring child children young people family families parent
    parents carer carers baby babies staff agency agencies partner partners partnership professional
    professionals practitioner practitioners practice safeguarding safeguard service services work
    working need needs needed regard regarding relation within between through consider consideration
    make made take taken given give undertake undertaken appropriate relevant including include local
    support recommendation recommended enable order potential used use using themselves itself doing
    done
""")


def stems(text: str) -> frozenset[str]:
    """The first letters of every word that is not common in this field, as its verb where it is a form of one."""
    return _stems(text.lower())


@lru_cache(_KEPT)
def _stems(text: str) -> frozenset[str]:
    words = _WORD.findall(text)
    return frozenset(base_of(word)[:_LETTERS].rstrip("s") for word in words if word not in _COMMON)
