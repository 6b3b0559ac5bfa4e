"""Confirming one by one, as the support team meets it in a browser without scripts."""

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape

import pytest
from django.test import Client

from cast import AT, AlderVale, fernhill, signed_in
from goldthread.ingest.reading import Finding, Reading
from goldthread.organisations import commands as organisations
from goldthread.readings import commands
from goldthread.recommendations import commands as register
from goldthread.recommendations import queries
from goldthread.recommendations.domain import Standing
from goldthread.recommendations.queries import Item
from goldthread.trail.context import acting
from pages_read import html_of, said
from readings_made import TEXT, juniper, place

CHARTS, OFFICERS = "Charts are checked each quarter.", "Officers now record everyone present."
SECOND_PAGE = TEXT.index("Recommendation 2")


def asking() -> Reading:
    """The response of the cast with two pages and three questions: on two items, and on the whole text."""
    return replace(
        juniper(),
        pages=(0, SECOND_PAGE),
        findings=(
            Finding("no_date", "No date for the charts.", (place(CHARTS),)),
            Finding("weak", "“now”: since when?", (place("now"),)),
            Finding("about", "Whose response is this?", ()),
        ),
    )


@pytest.fixture
def document(cast: AlderVale) -> int:
    with acting(cast.support):
        organisations.add_alias(
            "The Trust", organisation=cast.trust, partnership=cast.partnership, by=cast.support, at=AT
        )
        return commands.load(
            TEXT.encode(), asking(), partnership=cast.partnership, by=cast.support, at=AT
        ).document


@pytest.fixture
def support(cast: AlderVale, document: int) -> Client:
    return signed_in(cast.support)


@pytest.fixture
def address(document: int) -> str:
    return f"/documents/{document}/confirming"


Items = Callable[[], dict[int, Item]]


@pytest.fixture
def items(cast: AlderVale, document: int) -> Items:
    """Every item by its number on the page, as the register has it now."""

    def found() -> dict[int, Item]:
        with acting(cast.support):
            return dict(enumerate(queries.items_of_reading(1), start=1))

    return found


def text_on(html: str) -> str:
    """The characters that stand in the left column, with nothing of ours among them."""
    found = re.search(r'<div class="gt-passage gt-text"[^>]*>(.*?)</div>', html, re.DOTALL)
    assert found
    return unescape(re.sub(r"<[^>]+>", "", found[1]))


def card_on(html: str, number: int) -> str:
    """The HTML of the card with this number."""
    found = re.search(rf'<article [^>]*data-number="{number}".*?</article>', html, re.DOTALL)
    assert found, f"there is no card {number}"
    return found[0]


def words_of(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html))).strip()


def press(client: Client, address: str, number: int, act: str, **changed: str) -> str:
    """Press a button of a card as it stands on the page: the words of the page that comes, with its address."""
    card = card_on(html_of(client.get(f"{address}?page={changed.pop('page', '1')}")), number)
    action = re.search(r'action="([^"]+)"', card)
    assert action
    form = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', card))
    response = client.post(action[1], form | {"act": act} | changed)
    assert response.status_code == 303
    return said(client.get(response["Location"])) + " " + response["Location"]


def test_the_left_column_is_the_document_to_the_letter_page_by_page(support: Client, address: str) -> None:
    first, second = (html_of(support.get(f"{address}?page={number}")) for number in (1, 2))
    assert text_on(first) + text_on(second) == TEXT
    assert "Page 1 of 2" in words_of(first)


def test_each_item_is_marked_in_place_and_leads_to_its_card_and_back(support: Client, address: str) -> None:
    html = html_of(support.get(address))
    marked = dict(re.findall(r'<mark class="([^"]+)"[^>]*>(.*?)</mark>', html, re.DOTALL))
    assert unescape(marked["gt-in--response gt-in--commitment"]) == CHARTS
    for key in re.findall(r'<article [^>]*id="([^"]+)"', html):
        assert f'href="#in-text-{key}"' in html
        assert f'id="in-text-{key}"' in html
        assert f'href="#{key}"' in html


def test_cards_say_what_was_read_in_reading_order(support: Client, address: str) -> None:
    html = html_of(support.get(address))
    assert [
        words_of(each) for each in re.findall(r'<h3 class="gt-card__title".*?</h3>', html, re.DOTALL)
    ] == [
        "Item 1 in the text: Recommendation 1",
        "Item 2 in the text: Part 1(a)",
        "Item 3 in the text: Response: Alder Vale Community NHS Trust to recommendation 1",
        "Item 4 in the text: Commitment to recommendation 1",
        "Item 5 in the text: Commitment to recommendation 1",
    ]
    promise = words_of(card_on(html, 4))
    assert "Agency “The Trust” → understood as Alder Vale Community NHS Trust" in promise
    assert "Status Planned" in promise
    assert "Target date “by March 2022” → understood as by 31 March 2022" in promise
    assert "understood as repeats every 3 months" in words_of(card_on(html, 5))


def test_questions_stand_first_on_their_page_and_on_their_card(support: Client, address: str) -> None:
    first, second = (html_of(support.get(f"{address}?page={number}")) for number in (1, 2))
    words = words_of(first)
    assert words.index("What to look at Item 5 : No date for the charts.") < words.index("Item 1 in the text")
    assert "Whose response is this?" in words, "a question about no place is asked on the first page"
    assert "No date for the charts." in words_of(card_on(first, 5))
    assert "“now”: since when?" in words_of(second)
    assert "“now”: since when?" not in words


def test_an_item_is_accepted_once_what_it_belongs_to_is(support: Client, address: str, items: Items) -> None:
    before = card_on(html_of(support.get(address)), 3)
    assert 'value="accept"' not in before
    assert "It belongs to item 1 , which is not accepted." in words_of(before)
    answered = press(support, address, 1, "accept")
    assert "Item 1 is accepted." in answered
    assert "1 of 8 decided" in answered
    assert answered.endswith(f"?page=1&at=recommendation-{items()[1].id}#recommendation-{items()[1].id}")
    assert "Item 3 is accepted." in press(support, address, 3, "accept")
    assert {number for number, row in items().items() if row.standing is Standing.CONFIRMED} == {1, 3}


def test_a_decided_card_is_short_and_can_be_undone(support: Client, address: str, items: Items) -> None:
    press(support, address, 1, "accept")
    card = card_on(html_of(support.get(address)), 1)
    assert "Accepted" in card
    assert 'value="accept"' not in card and 'value="undo"' in card
    assert "Undone for item 1." in press(support, address, 1, "undo")
    assert items()[1].standing is Standing.PROPOSED


def test_what_is_rejected_takes_along_what_belongs_to_it_and_is_marked_no_more(
    support: Client, address: str, items: Items
) -> None:
    assert "Item 1 is rejected, with whatever belonged to it." in press(support, address, 1, "reject")
    html = html_of(support.get(address))
    assert "5 of 8 decided" in words_of(html)
    assert "<mark" not in html
    assert "Undone for item 1 and 4 more." in press(support, address, 1, "undo")


def test_the_focus_goes_to_the_next_undecided_item(support: Client, address: str, items: Items) -> None:
    def focus(at: int) -> str:
        row = items()[at]
        kind = type(row).__name__.removesuffix("Row").lower()
        found = re.search(r'data-focus="([^"]*)"', html_of(support.get(f"{address}?at={kind}-{row.id}")))
        assert found
        return found[1]

    press(support, address, 1, "accept")
    assert focus(1) == f"recommendation-{items()[2].id}"
    press(support, address, 1, "undo")
    assert focus(1) == f"recommendation-{items()[1].id}"


def test_accept_all_leaves_what_has_a_question_and_what_belongs_to_it(
    support: Client, address: str, items: Items
) -> None:
    def accept_page(number: int) -> str:
        html = html_of(support.get(f"{address}?page={number}"))
        seen = re.findall(r'name="seen" value="([^"]+)"', html)
        done = support.post(f"{address}/accept", {"seen": seen, "page": number})
        return words_of(html) + said(support.get(done["Location"]))

    words = accept_page(1)
    assert "Accept 4 on this page Those without a question. Left to decide one by one: 5." in words
    assert "Accepted 4 items." in words
    assert [number for number, row in items().items() if row.standing is Standing.CONFIRMED] == [1, 2, 3, 4]
    assert "Left to decide one by one: 8." in accept_page(2)


def test_what_another_person_changed_meanwhile_is_not_decided_over(
    cast: AlderVale, support: Client, address: str, items: Items
) -> None:
    row = items()[1]
    with acting(cast.support):
        register.correct(
            "recommendation", row.id, version=row.version, fields={"label": "One"}, by=cast.support, at=AT
        )
    words = press(support, address, 1, "accept", version=str(row.version))
    assert "Another member of the team changed item 1 since you opened it, so nothing was saved." in words
    assert items()[1].standing is Standing.PROPOSED
    seen = f"recommendation-{row.id}:{row.version}"
    done = support.post(f"{address}/accept", {"seen": [seen], "page": "1"})
    words = said(support.get(done["Location"]))
    assert "Left as they are, since somebody changed them or what they belong to: 1." in words


def test_two_that_stand_side_by_side_are_joined(support: Client, address: str, items: Items) -> None:
    assert "Join to item 4" in words_of(card_on(html_of(support.get(address)), 5))
    words = press(support, address, 5, "join")
    assert "Item 5 is joined to item 4." in words
    joined, gone = items()[4], items()[5]
    assert joined.text == f"The growth chart policy will be rewritten by March 2022. {CHARTS}"
    assert gone.standing is Standing.REJECTED
    assert "Join" not in words_of(card_on(html_of(support.get(f"{address}?page=2")), 6)), (
        "answers lie between"
    )


def test_my_last_change_is_undone_wherever_it_was(support: Client, address: str, items: Items) -> None:
    press(support, address, 6, "accept", page="2")
    done = support.post(f"{address}/undo", {"page": "1"})
    words = said(support.get(done["Location"]))
    assert "Your last change is undone." in words
    assert "Page 2 of 2" in words, "the page on which it stands"
    assert items()[6].standing is Standing.PROPOSED
    words = said(support.get(support.post(f"{address}/undo", {"page": "1"})["Location"]))
    assert "You have done nothing here that could be undone." in words


def test_from_page_to_page_with_something_to_confirm(support: Client, address: str, items: Items) -> None:
    html = html_of(support.get(address))
    assert re.search(r'id="turn-open" href="\?page=2"', html)
    press(support, address, 6, "reject", page="2")
    assert 'id="turn-open"' not in html_of(support.get(address))
    press(support, address, 1, "reject")
    words = said(support.get(address))
    assert "8 of 8 decided 3 recommendations and parts, 2 responses, 3 commitments" in words
    assert "Everything here is decided." in words
    for odd in ("0", "99", "x", "9" * 5000):
        assert "of 2" in said(support.get(f"{address}?page={odd}")), "the nearest page there is"


def test_the_stamp_changes_with_every_change(support: Client, address: str) -> None:
    first = support.get(f"{address}/stamp").content
    assert support.get(f"{address}/stamp").content == first
    press(support, address, 1, "accept")
    assert support.get(f"{address}/stamp").content != first


def test_who_may_not_decide_reads_and_presses_nothing(cast: AlderVale, support: Client, address: str) -> None:
    scrutineer = signed_in(cast.scrutineer)
    html = html_of(scrutineer.get(address))
    assert text_on(html) in TEXT
    assert "<button" not in html[html.index('id="confirming"') : html.index("<dialog")]
    done = scrutineer.post("/documents/1/items/recommendation/1", {"act": "accept", "version": "1"})
    words = said(scrutineer.get(done["Location"]))
    assert "Only the partnership's support team confirms what was read." in words


def test_nobody_else_knows_that_it_is_there(cast: AlderVale, support: Client, address: str) -> None:
    for stranger in (signed_in(fernhill()), signed_in(cast.police_lead)):
        for path in (address, f"{address}/stamp", "/documents/1/items/recommendation/1/correct"):
            assert stranger.get(path).status_code == 404
    for path in ("recommendation/99", "review/1", "novel/1"):
        assert support.post(f"/documents/1/items/{path}", {"act": "accept"}).status_code == 404
    assert support.post("/documents/1/items/recommendation/1", {"act": "eat"}).status_code == 403
    assert support.get("/documents/1/items/recommendation/1").status_code == 405
