"""How codes are written. Pure."""

import re
from collections.abc import Mapping

from goldthread.kernel.refusals import Refused
from goldthread.organisations.domain import CodeScheme

FORMS: Mapping[CodeScheme, tuple[str, str]] = {
    CodeScheme.ODS: (r"[A-Z0-9]{3,10}", "An ODS code has 3 to 10 letters and figures, such as X9Z."),
    CodeScheme.URN: (r"\d{6}", "A URN has six figures, such as 100001."),
    CodeScheme.GSS: (r"[EWSN]\d{8}", "A GSS code is E, W, S or N and eight figures, such as E99000001."),
    CodeScheme.DFE: (
        r"\d{3}(?:\d{4})?",
        "A DfE number has 3 figures for a council or 7 for a school, such as 999 or 999/4001.",
    ),
    CodeScheme.OTHER: (
        r"(?=.*\w).{1,60}",
        "Enter the code with the register it stands in, up to 60 characters.",
    ),
}
"""The form of a code without spaces, in capitals, and the sentence for one that has another."""


def normal_code(scheme: CodeScheme, typed: str) -> str:
    """The code as it is kept: of an ODS, URN or GSS code capitals and figures alone; DfE numbers as 999 or 999/4001.

    Raises Refused with what such a code looks like.
    """
    if scheme is CodeScheme.OTHER:
        plain = " ".join(typed.split())
    else:
        plain = re.sub(r"[\s/]" if scheme is CodeScheme.DFE else r"\s", "", typed).upper()
    form, sentence = FORMS[scheme]
    if not plain.isascii() or not re.fullmatch(form, plain):
        raise Refused(sentence)
    if scheme is CodeScheme.DFE and len(plain) == 7:
        return f"{plain[:3]}/{plain[3:]}"
    return plain


def likely_code(typed: str) -> str:
    """A code as somebody may look for it, whatever its scheme: capitals, without spaces and strokes."""
    return re.sub(r"[\s/]", "", typed).upper()
