"""Invented documents for the measurements, the same each time: a PDF, a tracker and a sentence without an end."""

import io
from collections.abc import Iterator, Sequence
from itertools import cycle
from random import Random

_SUBJECTS = (
    "The duty team", "Each school nurse", "The named midwife", "A panel of managers", "Wessmoor Police",
    "Northmere Children's Services", "The Alder Vale Community NHS Trust", "Fernhill Homes",
)  # fmt: skip
_VERBS = (
    "has reviewed", "will test", "keeps", "has shared", "is updating", "plans to change", "audits", "has written",
)  # fmt: skip
_OBJECTS = (
    "the form that goes to schools", "its list of missed appointments", "the guide for new fathers",
    "the record of every strategy meeting", "the weekly tracker of assessments", "its training on injuries in babies",
    "the questions that are asked at a first visit", "a sample of forty notifications",
)  # fmt: skip
_TAILS = (
    "by March 2023", "every three months", "and tells the Quality Group", "with parents", "in all four localities",
    "before it leaves the team", "so that a supervisor reads it", "as the review had asked",
)  # fmt: skip
_DAYS = (
    "In the spring", "Some weeks later", "On a Friday", "That autumn", "Before the birth", "After the move",
)  # fmt: skip
_EVENTS = (
    "missed a visit", "moved to another street", "asked a neighbour for help", "saw a doctor at the hospital",
)  # fmt: skip
_WITNESSES = ("a teacher", "the duty nurse", "a housing officer", "nobody", "the family's own worker")
_JOINTS = (", and ", "; ", " and ", " which ", " but ", ", ")


def pdf() -> bytes:
    """60 pages, a third each: what happened; recommendations with answers; a plan in a ruled table."""
    import typst

    random = Random(7)
    story, answers, rows = [], [], []
    for number in range(1, 21):
        story.append(f"== What the records say, part {number}")
        story += [_told(random, 10) for _ in range(5)]
    for number in range(1, 21):
        answers.append(f"== Recommendation {number}")
        answers.append(_sentences(random, 2).replace("has ", "should have "))
        answers += [f"*{subject}:* {_sentences(random, 12)}" for subject in random.sample(_SUBJECTS, 3)]
        answers.append("\n".join(f"- {_sentences(random, 1)}" for _ in range(4)))
    for number in range(1, 91):
        cells = (
            str(number), _sentences(random, 2), _sentences(random, 3), random.choice(_SUBJECTS), "March 2024", "Green",
            _sentences(random, 4),
        )  # fmt: skip
        rows.append(", ".join(f"[{cell}]" for cell in cells))
    markup = _MARKUP.format(story="\n\n".join(story), answers="\n\n".join(answers), rows=",\n".join(rows))
    return typst.compile(markup.encode(), format="pdf")


def typeset(texts: Sequence[str], pages: int) -> bytes:
    """The texts one after the other, line by line, over again until they fill that many pages of A4; cut there."""
    import pypdfium2
    import typst

    said = ""
    for text in cycle(texts):
        said += text.translate(_PLAIN).replace("\n", " \\\n") + "\n\n"
        document = pypdfium2.PdfDocument(typst.compile((_PLAIN_PAGES + said).encode(), format="pdf"))
        if len(document) >= pages:
            break
        document.close()
    for index in range(len(document) - 1, pages - 1, -1):
        document.del_page(index)
    content = io.BytesIO()
    document.save(content)
    document.close()
    return content.getvalue()


def tracker(count: int) -> bytes:
    """An Excel file of `count` rows, each a recommendation, an action of two sentences and progress of two."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in _tracked(count):
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def long_sentence(least: int) -> bytes:
    """A response of one sentence, of at least `least` bytes."""
    random, told = Random(5), ""
    while len(told) < least:
        told += _clause(random) + random.choice(_JOINTS)
    asked = "Recommendation 1\nThe partnership should review its forms.\n\nResponse\n"
    return f"Wessmoor Safeguarding Children Partnership: response\n\n{asked}{told[:-2]}.\n".encode()


def _tracked(count: int) -> Iterator[list[str]]:
    random = Random(3)
    yield ["Ref", "Recommendation", "Action", "Lead", "By when", "RAG", "Progress"]
    for number in range(1, count + 1):
        asked = _sentences(random, 1).replace("has ", "should have ")
        due = f"{random.choice(('March', 'June', 'September'))} {random.randint(2022, 2026)}"
        colour = random.choice(("Green", "Amber", "Red", "Blue"))
        action, lead, progress = _sentences(random, 2), random.choice(_SUBJECTS), _sentences(random, 2)
        yield [str(number), asked, action, lead, due, colour, progress]


def _told(random: Random, count: int) -> str:
    return " ".join(
        f"{random.choice(_DAYS)} the family {random.choice(_EVENTS)}, and {random.choice(_WITNESSES)} wrote this down."
        for _ in range(count)
    )


def _sentences(random: Random, count: int) -> str:
    return " ".join(f"{_clause(random)}." for _ in range(count))


def _clause(random: Random) -> str:
    return " ".join(random.choice(part) for part in (_SUBJECTS, _VERBS, _OBJECTS, _TAILS))


_PLAIN = str.maketrans({sign: f"\\{sign}" for sign in "\\#$*_`<>@[]~=/-+"})  # signs that typst would act upon
_PLAIN_PAGES = """
#set page(paper: "a4", header: [OFFICIAL], footer: context [Page #counter(page).display()])
#set text(size: 11pt)
"""
_MARKUP = """
#set page(paper: "a4", header: [OFFICIAL #h(1fr) Alder Vale response],
  footer: context [Version 2 #h(1fr) Page #counter(page).display() of #counter(page).final().first()])
#set text(size: 11pt)
#set par(justify: true)
= Alder Vale Safeguarding Children Partnership: response to the review of Child B

= What happened
{story}

= Recommendations and answers
{answers}

#page(flipped: true)[
#set text(size: 9pt)
= Action plan
#table(columns: (auto, 2fr, 2fr, 1fr, 1fr, auto, 3fr),
table.header([Ref], [Recommendation], [Action], [Lead], [By when], [RAG], [Progress]),
{rows})
]
"""
