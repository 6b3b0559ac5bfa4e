"""The bodies that one document names: variants of one name put together, with the abbreviations that it teaches."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from goldthread.ingest.bodies.kind_names import (
    KindName,
    broken_titles,
    initials,
    is_bare_kind,
    kind_names,
    name_key,
    trust_short_forms,
    without_shouting,
)
from goldthread.ingest.bodies.learnt_bodies import with_local_names, with_parents, with_taught
from goldthread.ingest.bodies.local_names import without_mark
from goldthread.ingest.bodies.named_bodies import TRUSTS, UNNAMED_TRUST, Bodies, Body, Mention
from goldthread.ingest.bodies.one_of_a_kind import in_both_languages, only_by_common_noun, only_by_kind
from goldthread.ingest.bodies.short_names import is_end_of, taught

__all__ = ["TRUSTS", "UNNAMED_TRUST", "Bodies", "Body", "Mention", "bodies_of"]

_SAME_SPELLING = 0.93
_PLACED = 10  # a name that says where weighs ten bare ones
_MOSTLY, _NEARLY_ALWAYS = 0.5, 0.8  # parts of a name's uses
_TAIL = re.compile(
    r"(?:(?P<number>(?:Two|Three|Four|Five|Six) )|(?P<head>[A-Z].*) and (?:the )?)(?P<tail>[A-Z].*)"
)
# The word's beginning is asked for behind its first letter, so that the search leaps from one capital to the next.
_CAPITALS = re.compile(r"[A-Z](?<=\b[A-Z])[A-Z]+[A-Za-z]*\b")


def bodies_of(text: str, lines: Sequence[str] = ()) -> Bodies:
    """Every body that `text` names, variants of one name put together, the fullest first.

    `lines` are the document's own, with their gaps: a list of short names is told by them.
    """
    stretches = [without_mark(" ".join(stretch.split())) for stretch in re.split(r"\n\s*\n", text)]
    told = taught(stretches, lines)
    shown = " | ".join(
        [*dict.fromkeys(without_shouting("\n".join([text, *lines]))), *broken_titles(stretches), *stretches]
    )
    shown = _with_lists_parted(shown, told)
    found = _parted(tuple(kind_names(shown)))
    shorts = {name.words: name.short for name in found if name.short}
    counts = Counter(name.words for name in found)
    groups = _grouped(list(set(found)), shorts, counts)
    bodies = [_body(group, counts, shorts) for group in groups]
    bodies = in_both_languages(shown, bodies)
    bodies.sort(key=lambda body: _weight(body, shown))
    bodies = with_parents(stretches, with_taught(told, _with_initials(shown, bodies)))
    bodies = with_local_names(stretches, bodies)
    bodies = [*bodies, *only_by_kind(shown, bodies)]
    bodies = [*bodies, *only_by_common_noun(stretches, bodies)]
    return Bodies(tuple(_with_article(body, shown) for body in bodies))


def _parted(found: tuple[KindName, ...]) -> tuple[KindName, ...]:
    """Without what two names joined, or a number before one, make of them: "Alder and Marsh Trust", "Two Alder Homes".

    "Marsh Trust" has to stand by itself elsewhere, and some other name has to begin with "Alder".
    """
    words = {name.words for name in found}
    tails = {name: _TAIL.match(name.words) for name in found}

    def tail_of(name: KindName) -> KindName:
        match = tails[name]
        if match is None or match["tail"] not in words or match["tail"] == name.words:
            return name
        begins = match["head"] and any(
            other.startswith(match["head"] + " ") for other in words - {name.words}
        )
        is_parted = begins or match["number"] or match["tail"].isupper()
        return replace(name, words=match["tail"], area="") if is_parted else name

    return tuple(tail_of(name) for name in found)


def _with_lists_parted(text: str, told: Sequence[tuple[str, str]]) -> str:
    """A bar between the short and the full name of a list, which stand side by side as if they were one."""
    pairs = {f"{short} {full}": f"{short} | {full}" for full, short in told}
    if not pairs:
        return text
    pattern = "|".join(re.escape(pair) for pair in sorted(pairs, key=len, reverse=True))
    return re.sub(pattern, lambda match: pairs[match.group()], text)


def _with_article(body: Body, text: str) -> Body:
    """ "the Police", "the Health Board": what only says the kind names nobody by itself, and keeps its article."""
    is_word = " " not in body.name
    if body.kind == "local" or not (is_word or is_bare_kind(body.name)):
        return body
    named = re.escape(body.name)
    articled = len(re.findall(rf"\b[Tt]he {named}\b", text))
    # In labels and brackets no article is written; "a Health Board" may be any.
    running = rf"(?<!\b[Tt]he )(?<!\ba )(?<!\bany )(?<!\beach )(?<=[a-z,] ){named}\b"
    total = len(re.findall(rf"\b{named}\b" if is_word else running, text)) + (0 if is_word else articled)
    total -= sum(_times_named(other, text) for other in body.names if other.endswith(f" {body.name}"))
    if articled <= total * (_MOSTLY if is_word else _NEARLY_ALWAYS):
        return body
    return replace(body, name=f"the {body.name}", names=(body.name, *body.names))


def _grouped(names: list[KindName], shorts: dict[str, str], counts: Counter[str]) -> list[list[KindName]]:
    """Names of one kind that are one body: the same words, the end of a longer name, an abbreviation, one area."""
    groups: list[list[KindName]] = []
    for name in sorted(names, key=lambda n: (not n.area, -len(n.words), n.words)):
        kin = [g for g in groups if g[0].kind == name.kind]
        fits = [g for g in kin if any(_same(name, other, shorts) for other in g)]
        if not fits and not name.area and (len(kin) == 1 or name.kind == "partnership"):
            fits = sorted(kin, key=lambda g: -sum(counts[n.words] for n in g))
        if fits:
            fits[0].append(name)
        else:
            groups.append([name])
    return groups


def _same(name: KindName, other: KindName, shorts: dict[str, str]) -> bool:
    a, b = name_key(name.words), name_key(other.words)
    if a == b or b.endswith(" " + a) or shorts.get(other.words, "").lower() == a:
        return True
    if name.words in initials(other.words) | trust_short_forms([other.words]):
        return True
    ends_alike = name.words.split()[-1] == other.words.split()[-1]
    if name.kind == "health_provider" and ends_alike and is_end_of(name.words, other.words):
        return True  # "the Acute Trust"
    if name.kind == "health_provider" and name.area and _without_trust(a) == _without_trust(b):
        return True  # "Wessmoor Hospitals" is the trust of that name
    if name.kind == "partnership" and name.area and name_key(name.area) == name_key(other.area):
        return True
    alike = SequenceMatcher(None, a, b)
    bounds = (
        alike.real_quick_ratio,
        alike.quick_ratio,
        alike.ratio,
    )  # the first two are never below the third
    return all(bound() >= _SAME_SPELLING for bound in bounds)


def _without_trust(key: str) -> str:
    return re.sub(r"(?: nhs?)?(?: foundation)?(?: trust)?$", "", key)


def _body(group: list[KindName], counts: Counter[str], shorts: dict[str, str]) -> Body:
    """A group under the name most used; a partnership's own word before the board it succeeded, a place before none."""
    words = sorted({name.words for name in group})
    placed = {name.words for name in group if name.area}
    name = max(
        words,
        key=lambda w: (
            w[0].isupper() or w[0].isdigit(),
            "Partnership" in w,
            not w.rstrip("s").isupper(),
            counts[w] * (_PLACED if w in placed else 1),
            not w.endswith("trust"),
            len(w),
            w,
        ),
    )
    others = {w for w in words if w != name} | {shorts[w] for w in words if w in shorts and shorts[w] != name}
    shown = name[0].upper() + name[1:]
    return Body(shown, group[0].kind, tuple(sorted((others | {name} | trust_short_forms(words)) - {shown})))


def _weight(body: Body, text: str) -> tuple[bool, bool, int, str]:
    """Bodies by how often they are named; partnerships under that word before boards."""
    count = sum(_times_named(name, text) for name in (body.name, *body.names))
    is_for_children = bool(re.search(r"Safeguarding|SC[PB]\b", body.name))
    return (not is_for_children, "Partnership" not in body.name, -count, body.name)


def _times_named(name: str, text: str) -> int:
    """How often the name stands in the text as whole words."""
    whole, count, at = re.compile(rf"\b{re.escape(name)}\b"), 0, text.find(name)
    while at >= 0:
        match = whole.match(
            text, at
        )  # to search for the words' edges everywhere would take ten times as long
        count += match is not None
        at = text.find(name, match.end() if match else at + 1)
    return count


def _with_initials(text: str, bodies: list[Body]) -> list[Body]:
    """Abbreviations that nobody explained but whose letters are the initials of exactly one name."""
    known = {name for body in bodies for name in (body.name, *body.names)}
    unknown = {word for word in _CAPITALS.findall(text) if word not in known}
    spelt = {body: {form for name in (body.name, *body.names) for form in initials(name)} for body in bodies}
    fits = {word: [body for body in bodies if word in spelt[body]] for word in unknown}
    return [
        Body(b.name, b.kind, (*b.names, *sorted(w for w, found in fits.items() if found == [b])))
        for b in bodies
    ]
