"""Agencies that speak one after the other: by bullet, by paragraph, by place, under headings of their own."""

from ingest.reading_texts import answered

HEAD = "Alder Vale Safeguarding Children Partnership\n\nResponse to the review of Child Fern\n\n"
ASK = "Recommendation 1\nAll agencies should make sure that fathers are seen.\n\n"


def voices(answer: str, *, head: str = HEAD, ask: str = ASK) -> list[str | None]:
    return [agency for agency, _words in answered(f"{head}{ask}{answer}")["1"]]


def test_bullets_that_begin_with_different_agencies_are_each_said_by_its_own() -> None:
    found = voices(
        "• Alder Council has rewritten the assessment. Managers read each one.\n"
        "• Marsh Borough Council uses another form and will go on doing so.\n"
        "• Both councils’ teams will remind schools in the spring term.\n"
    )
    assert found == ["Alder Council", "Marsh Borough Council", None]


def test_bullets_of_one_agency_stay_its_own() -> None:
    found = voices(
        "Wessmoor Police has done three things.\n• A new form.\n• The ICB was told of it.\n• Training.\n"
    )
    assert found == ["Wessmoor Police"]


def test_a_bullet_that_ends_with_a_name_in_brackets_is_that_body_s() -> None:
    found = voices(
        "• Template built into the form in May 2024 (Wessmoor Police)\n"
        "• Twelve sessions for managers were held (Alder Council)\n"
    )
    assert found == ["Wessmoor Police", "Alder Council"]


def test_a_paragraph_without_a_name_is_said_by_whom_it_names_next() -> None:
    found = voices(
        "Wessmoor Police has changed its form. It is read each month.\n\n"
        "Crews now report at the scene. Harbour Ambulance Service will train them by June 2025.\n"
    )
    assert found == ["Wessmoor Police", "Harbour Ambulance Service"]


def test_a_council_is_called_by_its_place() -> None:
    found = voices(
        "Alder Council has changed its form.\n\nIn Marsh there were eleven such cases. Each was read again.\n\n"
        "Marsh Borough Council thanks its staff.\n"
    )
    assert found == ["Alder Council", "Marsh Borough Council"]


def test_what_is_said_of_a_name_in_passing_hides_no_subject() -> None:
    found = voices(
        "Alder Council has changed its form. Lantern Homes, which was not a party to it, has asked for a copy.\n"
    )
    assert found == ["Alder Council", "Lantern Homes"]


def test_the_service_in_front_of_brackets_is_provided_by_the_body_in_them() -> None:
    found = voices(
        "Health visiting and school nursing (Vale Community Health CIC): training is planned for June 2025.\n\n"
        "Drug and alcohol service (Horizon): we ask at the first visit.\n"
    )
    assert found == ["Vale Community Health CIC", "Horizon"]


def test_a_heading_says_what_somebody_said() -> None:
    found = voices(
        "What Alder Council said\n\nA form was written in May 2024.\n\n"
        "What Wessmoor Police has done\n\nOfficers were told in June 2024.\n"
    )
    assert found == ["Alder Council", "Wessmoor Police"]


def test_a_statement_of_somebody_names_its_speaker_and_no_other_body() -> None:
    found = voices("Statement of Cafcass\n\nThe letter was rewritten in May 2024.\n\n")
    assert found == ["Cafcass"]


def test_neither_of_two_speaks_alone() -> None:
    assert voices("Neither Wessmoor Police nor Alder Council had anything to report.\n") == [None]


OWN = "Lantern Homes\n\nOur reply to the review of Child Fern\n\n"


def test_in_an_agency_s_own_reply_first_persons_are_its_own() -> None:
    found = voices(
        "Our form was changed in May 2024. Wessmoor Council has given us a single mailbox. We will report in June.\n",
        head=OWN,
    )
    assert found == ["Lantern Homes"]


def test_in_an_agency_s_own_reply_what_is_asked_of_all_is_answered_by_it() -> None:
    ask = "Recommendation 1\nAll health providers should see fathers.\n\n"
    found = voices(
        "The form was changed in May 2024.\n", head=OWN + "NHS Vale ICB is named too.\n\n", ask=ask
    )
    assert found == ["Lantern Homes"]


def test_a_joint_response_is_no_single_agency_s() -> None:
    head = "Joint response of Alder Vale Council, Alder Vale Police and NHS Alder Vale ICB\n\n"
    assert voices("A dataset was agreed in May 2024.\n", head=head) == [None]


def test_a_letter_of_one_says_what_another_does_for_its_part() -> None:
    head = "Dear Coroner\n\nI write on behalf of everyone at Fernhill Mental Health NHS Foundation Trust.\n\n"
    foot = "\nYours sincerely\n\nChief Executive\n"
    found = voices(
        f"We accept this. For its part, Alder Council has agreed to fund a nurse.\n{foot}", head=head
    )
    assert found[:2] == ["Fernhill Mental Health NHS Foundation Trust", "Alder Council"]


def test_a_sentence_where_a_name_was_sought_is_nobody_s_name() -> None:
    found = voices(
        "Lead: Communications Manager (Vale, on behalf of PLC)\n\nA leaflet was printed in May 2024.\n"
    )
    assert not any(name and "on behalf" in name for name in found)


def test_the_sender_of_an_answer_stands_on_a_line_of_particulars() -> None:
    found = voices("Response from: Legal Services. Date: 06.10.22\n\nA new letter was tried in May 2024.\n")
    assert found == ["Legal Services"]
