"""Actions of minutes: where they are marked or logged, whose they are, and how they stand."""

from datetime import date

from goldthread.ingest import as_contract, read_bytes
from goldthread.ingest.contract import from_contract
from goldthread.ingest.reading import Commitment, Reading

HEAD = """WESSMOOR SAFEGUARDING CHILDREN PARTNERSHIP
Practice Review Group
Minutes of the meeting held on 4 March 2024

Present: Ada Quill (AQ), Designated Nurse, Wessmoor ICB; Ben Larkin (BL), Wessmoor Police;
Cy Marl (CM), Business Manager; Dot Fenn (DF), Safeguarding Lead, Education

"""


def read(text: str) -> Reading:
    return read_bytes((HEAD + text).encode(), name="minutes.txt")


def told(text: str) -> list[tuple[str, str | None, str]]:
    return [(each.text, each.agency, each.status) for each in read(text).actions]


def only(text: str) -> Commitment:
    (found,) = read(text).actions
    return found


def test_an_action_marked_in_the_text_belongs_to_the_body_of_whoever_has_the_initials() -> None:
    found = only(
        "1. Welcome\nAQ opened the meeting.\n\nAction 12: BL to send the guidance to every station, by 5 April 2024.\n"
    )
    assert (found.text, found.agency, found.status) == (
        "BL to send the guidance to every station, by 5 April 2024",
        "Wessmoor Police",
        "planned",
    )
    assert found.due is not None
    assert found.due.latest == date(2024, 4, 5)


def test_the_words_of_an_action_stand_at_its_place() -> None:
    reading = read("2. Audit\n\nACTION: CM to book the room\nfor the whole day.\n\n3. Next\n")
    (found,) = reading.actions
    words = reading.source_text[found.place.start : found.place.end]
    assert " ".join(words.split()) == found.text == "CM to book the room for the whole day"
    assert found.agency is None, "the business manager acts for the partnership"


def test_several_actions_of_one_paragraph_are_several() -> None:
    assert told(
        "2. Audit\nThe group agreed. Action 3: AQ to write to practices. Action 4: DF to ask the schools again.\n"
    ) == [
        ("AQ to write to practices", "Wessmoor ICB", "planned"),
        ("DF to ask the schools again", "Education", "planned"),
    ]


def test_what_several_do_together_is_nobodys_alone() -> None:
    assert told("2. Audit\n\nAction: AQ and BL to agree how bruises are told to the police.\n") == [
        ("AQ and BL to agree how bruises are told to the police", None, "planned")
    ]


def test_initials_after_the_act_or_in_its_mark_say_whose_it_is() -> None:
    assert told(
        "2. Audit\n\nAction (BL): count the flags on the system.\n\nAction: write the letter again. (AQ)\n"
    ) == [
        ("count the flags on the system", "Wessmoor Police", "planned"),
        ("write the letter again", "Wessmoor ICB", "planned"),
    ]


LOG = """2. Minutes of the last meeting
Agreed.

Action log
31  BL to count the officers who were trained (due 30/01/24). Not done. New date 12/04/24.
32  DF to tell the schools. CLOSED
33  ICB to supply the figures for the winter. Overdue.

3. Child Larch
AQ said that the review is with the printer.
"""


def test_a_log_says_how_each_action_stands_and_ends_with_the_next_item_of_the_agenda() -> None:
    assert told(LOG) == [
        ("BL to count the officers who were trained", "Wessmoor Police", "delayed"),
        ("DF to tell the schools", "Education", "done"),
        ("ICB to supply the figures for the winter", "Wessmoor ICB", "delayed"),
    ]


def test_a_new_date_counts_before_the_old_one() -> None:
    due = read(LOG).actions[0].due
    assert due is not None
    assert due.latest == date(2024, 4, 12)


TABLE = """2. Child Larch

ACTION 24/1: BL to find out who removes the flags.

ACTION LOG

No.     Action                                         Owner     Due           Status

23/9    Send the briefing to all teams                 All       30/01/2024    Complete
24/1    Find out who removes flags                     BL        09/07/2024    New
24/2    Review of the policy by the legal team         AQ        31/07/2024    In progress
"""


def test_an_action_that_the_log_repeats_is_there_once_with_the_logs_date() -> None:
    reading = read(TABLE)
    assert [(each.text, each.agency, each.status) for each in reading.actions] == [
        ("BL to find out who removes the flags", "Wessmoor Police", "planned"),
        ("Send the briefing to all teams", None, "done"),
        ("Review of the policy by the legal team", "Wessmoor ICB", "in_progress"),
    ]
    due = reading.actions[0].due
    assert due is not None
    assert due.latest == date(2024, 7, 9)
    assert reading.recommendations == (), "a row of the log is no recommendation"


def test_an_action_under_a_recommendation_that_is_discussed_is_the_meetings_own() -> None:
    reading = read(
        "2. Child Larch\n\nRecommendation 2: Wessmoor Police should flag each address.\n\n"
        "BL reported that flags have been introduced. Action: BL to dip sample ten of them.\n"
    )
    (item,) = reading.recommendations
    assert [each.text for each in reading.actions] == ["BL to dip sample ten of them"]
    assert not any("dip sample" in each.text for each in item.commitments)


def test_a_reading_keeps_its_actions_through_the_contract() -> None:
    reading = read(LOG)
    again = from_contract(as_contract([reading])["documents"][0], source_text=reading.source_text)
    assert again == reading


def test_no_other_kind_of_document_has_actions() -> None:
    text = "Wessmoor Partnership\nResponse to the review of Child Larch\n\nAction 1: BL to send guidance.\n"
    assert read_bytes(text.encode(), name="response.txt").actions == ()


def test_a_mark_with_nothing_after_it_is_for_the_sentence_before() -> None:
    assert told(
        "1.2 AQ noted the gap. She will take it up with the schools.\nACTION 1 (AQ)\n\n2.0 Audit\n"
    ) == [("She will take it up with the schools", "Wessmoor ICB", "planned")]


def test_a_log_whose_cells_stand_apart_gives_owner_date_and_colour() -> None:
    found = read(
        "ACTION LOG\n\nRef   Action   Lead   By when   RAG\n\nJ2   Invite two more trainers   BL   May 2024   BLUE\n"
        "J5   Sign the agreement   AQ   1 June 2024   RED. Not signed. New date 31 October 2024\n"
    ).actions
    assert [(each.text, each.agency, each.status) for each in found] == [
        ("Invite two more trainers", "Wessmoor Police", "done"),
        ("Sign the agreement", "Wessmoor ICB", "delayed"),
    ]
    assert found[1].due is not None
    assert found[1].due.latest == date(2024, 10, 31)


def test_a_list_of_those_present_in_columns_names_no_person_as_a_body() -> None:
    text = """WESSMOOR SAFEGUARDING CHILDREN PARTNERSHIP
Minutes of 4 March 2024

PRESENT
Ada Quill   Chief Nurse, Wessmoor ICB   AQ   (Chair)
Det Supt Ben Larkin   Wessmoor Police, Central Command   BL

1. Audit
ACTION 2 (BL) - audit of 30 records
"""
    (found,) = read_bytes(text.encode(), name="minutes.txt").actions
    assert found.agency is not None
    assert found.agency.startswith("Wessmoor Police")


def test_an_owner_in_a_column_of_its_own_has_the_act_beside_it() -> None:
    found = told(
        "1     Figures\n\n"
        "1.1   The schools were late. The reference group will propose a shorter form in time      AQ\n"
        "      for the May meeting.\n\n"
        "1.2   Nothing else was said.\n"
    )
    assert [agency for _, agency, _ in found] == ["Wessmoor ICB"]
    assert found[0][0].startswith("The reference group will propose a shorter form")


def test_an_owner_in_brackets_after_a_sentence_took_it_on() -> None:
    head = "Wessmoor Partnership\nNote of the meeting on 7 May 2024\n\nWho was there: Ada Quill (Wessmoor Police),\n"
    text = (
        head
        + "Bea Marl (Housing)\n\nA. Audit\n\nAda will make a sheet for the website. [ADA, by 31 May 2024]\n"
    )
    reading = read_bytes(text.encode(), name="note.txt")
    assert reading.kind == "minutes"
    (found,) = reading.actions
    assert (found.text, found.agency) == ("Ada will make a sheet for the website", "Wessmoor Police")
    assert found.due is not None
    assert found.due.latest == date(2024, 5, 31)


def test_arrows_mark_actions_and_a_first_name_is_known_from_the_list_of_those_present() -> None:
    text = (
        "Wessmoor Board\nMinutes of 21 May 2024\n\nIN THE ROOM\nDr Ada Quill, Named Doctor, Wessmoor Health Board\n"
        "Bea Marl, Head of Inclusion, Wessmoor Council\n\n1.   Child Larch\n\n1.1  A draft was read.\n\n"
        "     ► Bea to meet the head teacher before the end of term\n\n     ► Ada and Bea to agree the wording\n"
    )
    found = read_bytes(text.encode(), name="minutes.txt").actions
    assert [(each.text, each.agency) for each in found] == [
        ("Bea to meet the head teacher before the end of term", "Wessmoor Council"),
        ("Ada and Bea to agree the wording", None),
    ]


def test_a_row_of_a_log_says_nothing_of_whose_body_its_owner_is() -> None:
    (found,) = read(
        "ACTION LOG\n\nRef   Action   Lead   By when\n\nJ2   Write to Wessmoor Council   ZZ   May 2024\n"
    ).actions
    assert found.text == "Write to Wessmoor Council"
    assert found.agency is None


def test_initials_of_two_people_of_different_bodies_name_neither_body() -> None:
    text = (
        "Wessmoor Board\nMinutes of 21 May 2024\n\nPresent: Ada Quill (AQ), Wessmoor Council;\n"
        "Alf Quern (AQ), Wessmoor Police\n\n1. Audit\nACTION 1: AQ to read twelve records\n"
    )
    (found,) = read_bytes(text.encode(), name="minutes.txt").actions
    assert (found.text, found.agency) == ("AQ to read twelve records", None)


POSTS = """Wessmoor Board
Case Review Group

Chair: Designated Nurse, Wessmoor ICB
Attended: Principal Social Worker, Wessmoor Council; Detective Chief Inspector, Wessmoor Police;
Named Doctor, Fernhill Hospital; Partnership Manager; solicitor, Legal Services (item 1)
Apologies: Named GP (report received)

1. Minutes of 16 July 2024
Accuracy: agreed. Actions from the last meeting:

07/01  Named Doctor to count who has been trained          118 of 126. Closed.
07/02  Detective Chief Inspector to bring the data         (31/08/2024) Analyst on leave.
       Carried over to 31/10/2024.

2. Child Tern
ACTION 09/01 – Solicitor to advise on the letter, by 18 October 2024
ACTION 09/02 – PSW to audit all letters
ACTION 09/03 – Named Doctor and Designated Nurse to draft a leaflet
"""


def test_minutes_that_name_posts_alone_are_minutes_and_each_post_is_of_its_body() -> None:
    reading = read_bytes(POSTS.encode(), name="notes.txt")
    assert reading.kind == "minutes"
    assert [(each.text, each.agency, each.status) for each in reading.actions] == [
        ("Named Doctor to count who has been trained", "Fernhill Hospital", "done"),
        ("Detective Chief Inspector to bring the data", "Wessmoor Police", "delayed"),
        ("Solicitor to advise on the letter, by 18 October 2024", "Legal Services", "planned"),
        ("PSW to audit all letters", "Wessmoor Council", "planned"),
        ("Named Doctor and Designated Nurse to draft a leaflet", None, "planned"),
    ]
    assert reading.actions[1].due is not None
    assert reading.actions[1].due.latest == date(2024, 10, 31)


def test_a_persons_name_in_a_box_of_an_action_is_their_body_and_never_an_agency() -> None:
    text = (
        "Wessmoor Board\nMinutes of 21 May 2024\n\nPresent: Nesta Pryde (Fernhill Hospital), "
        "Cy Dunn (Wessmoor Police)\n"
        "\n1. Referrals\nACTION 67\nWhat: Convene a forum on discharge\nWho: Nesta Pryde with Cy Dunn\n"
        "By when: 29/09/2024\n\nACTION 68\nWhat: Draft the letter for the Chair\nWho: Cy Dunn\nBy when: Friday\n"
    )
    found = read_bytes(text.encode(), name="minutes.txt").actions
    assert [(each.text, each.agency) for each in found] == [
        ("Convene a forum on discharge", None),
        ("Draft the letter for the Chair", "Wessmoor Police"),
    ]


def test_notes_of_a_meeting_under_a_long_title_are_minutes() -> None:
    text = (
        "WESSMOOR SAFEGUARDING CHILDREN PARTNERSHIP\n"
        "Learning Group – notes of the meeting held on 4 March 2024 at 10am\n"
        "\n1. Larch\nAction for all: send cases for the audit by the end of March 2024\n"
    )
    reading = read_bytes(text.encode(), name="notes.txt")
    assert reading.kind == "minutes"
    assert [each.text for each in reading.actions] == ["send cases for the audit by the end of March 2024"]


def test_an_owner_alone_after_the_mark_takes_on_what_was_asked_before() -> None:
    found = read(
        "2. Audit\nThe group asked for a summary. AQ will write it.\nACTION: AQ, by 31 May 2024\n"
    ).actions
    assert [(each.text, each.agency) for each in found] == [("AQ will write it", "Wessmoor ICB")]
    assert found[0].due is not None
    assert found[0].due.latest == date(2024, 5, 31)


def test_a_log_says_in_its_own_words_what_an_owner_alone_took_on() -> None:
    found = told(
        "2. Audit\nThe group asked that practices be told of it.\nACTION: AQ\n\nSummary of actions\n\n"
        "Ref      Action                        Owner     Due\n"
        "4/3-1    Letter to every practice      AQ        May 2024\n"
        "4/3-2    Guidance to every station     BL        June 2024\n"
    )
    assert [each[:2] for each in found] == [
        ("Letter to every practice", "Wessmoor ICB"),
        ("Guidance to every station", "Wessmoor Police"),
    ]


BY_POST = """WESSMOOR SAFEGUARDING CHILDREN PARTNERSHIP
Minutes of the Executive Board, 4 March 2024

PRESENT
Chief Nurse, Wessmoor ICB                            NO
Assistant Chief Constable, Wessmoor Police           DS
Partnership Manager                                  TB

1. Audit

ACTION: NO to write to practices.
"""


def test_initials_beside_posts_are_those_who_were_there_and_no_owners() -> None:
    found = read_bytes(BY_POST.encode(), name="minutes.txt").actions
    assert [(each.text, each.agency) for each in found] == [("NO to write to practices", "Wessmoor ICB")]
