"""Names of bodies that stand behind an order or a bullet, in two languages, in small letters, or two in one."""

from goldthread.ingest.bodies.known import bodies_of

HEAD = "Alder Vale Safeguarding Children Partnership\n\n"


def names(text: str) -> set[str]:
    return {body.name for body in bodies_of(HEAD + text).all if not body.is_partnership}


def test_an_order_is_no_part_of_the_name_behind_it() -> None:
    assert names("1) Encourage Wessmoor Police to film homes.\n\n2) Remind Fernhill Homes of it.") == {
        "Wessmoor Police",
        "Fernhill Homes",
    }


def test_a_name_is_learnt_behind_a_bullet_of_any_sign() -> None:
    for sign in ("-", "*", "•", "–", "\uf0b7"):
        assert names(f"{sign} Alder Recovery has amended its consent form.") == {"Alder Recovery"}, sign


def test_a_plain_text_calls_its_one_force_and_council_by_common_nouns() -> None:
    text = "The police have written a form.\n\nFor our part, the council has given each school a name."
    assert names(text) == {"the police", "the council"}


def test_a_force_that_has_a_name_is_no_other_in_small_letters() -> None:
    assert names("Wessmoor Police was told.\n\nThe police have written a form.") == {"Wessmoor Police"}


def test_a_name_in_welsh_and_in_english_is_one_body() -> None:
    bodies = bodies_of(f"{HEAD}Heddlu Dyffryn Gwern / Gwern Vale Police: Officers record all adults.")
    police = [body for body in bodies.all if body.kind == "police"]
    assert [body.name for body in police] == ["Gwern Vale Police"]
    assert bodies.is_name("Heddlu Dyffryn Gwern / Gwern Vale Police")
    assert bodies.named("Heddlu Dyffryn Gwern") is police[0]


def test_two_places_that_have_agreed_are_two_bodies() -> None:
    assert names("Tarrow and Wexcombe have agreed this standard.") == {"Tarrow", "Wexcombe"}


def test_a_body_of_two_places_stays_one() -> None:
    assert names("Tarrow and Wexcombe Recovery have agreed this standard.") == {
        "Tarrow and Wexcombe Recovery"
    }


def test_a_kind_keeps_its_article_though_the_text_speaks_of_others_of_the_kind() -> None:
    text = (
        "The Health Board has agreed. It was written for the Health Board. A form to notify a Health Board is used. "
        "We asked the University Health Board."
    )
    assert "the Health Board" in names(text)
