"""From a password alone to one-time codes, and back in by each way there is."""

import re

import pytest
from django.core import mail
from pytest_django import Settings

from cast import PASSWORD, alder_vale
from journeys.walker import NewWalker, Walker

pytestmark = pytest.mark.journey

NURSE = "nurse@aldervale.example"
NEW_PASSWORD = "seven other invented words"


def test_a_nurse_signs_in_for_the_first_time(walker: Walker) -> None:
    alder_vale(password=PASSWORD)
    walker.visit("/").sees("Sign in").picture("sign-in")
    walker.press("Sign in").sees("Enter email", "Enter password").picture("sign-in-faults")
    walker.fill("Email address", NURSE).fill("Password", "not the password").press("Sign in").sees(
        "not correct"
    )
    walker.visit("/account/login/").fill("Email address", NURSE).fill("Password", PASSWORD).press("Sign in")
    walker.sees("Code from the app").sees_not("Wessmoor Health", "Recommendations")
    walker.visit("/account/logout/").press("Sign out")
    walker.sign_in(NURSE, PASSWORD).sees("Wessmoor Health NHS Foundation Trust")
    walker.press("Sign out").sees("You are signed out.")


def test_recovery_codes_are_a_way_back_in(walker: Walker, new_walker: NewWalker) -> None:
    alder_vale(password=PASSWORD)
    walker.sign_in(NURSE, PASSWORD).click("Your sign-in").picture("your-sign-in")
    walker.click("Make new recovery codes").press("Make new codes").sees("New recovery codes are made")
    walker.picture("recovery-codes")
    code = walker.page.locator(".gt-code li").first.inner_text()
    assert code.encode() in walker.download("Download them as a text file")
    other = new_walker().visit("/account/login/").fill("Email address", NURSE).fill("Password", PASSWORD)
    other.press("Sign in").sees("Type the code from your app").picture("code")
    other.fill("Code", "000000").press("Sign in").sees("There is a problem")
    other.fill("Code", code).press("Sign in").visit("/").sees("Acting as")
    other.visit("/account/2fa/").click("Make new recovery codes").fill("Password", PASSWORD).press("Continue")
    other.sees("Make new codes")


def test_a_new_password_by_email(settings: Settings, walker: Walker, new_walker: NewWalker) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    alder_vale(password=PASSWORD)
    walker.visit("/account/login/").click("I have forgotten my password").picture("forgotten")
    walker.fill("Email address", NURSE).press("Send me a link").sees("Look for an email")
    link = re.search(r"https?://[^/]+(/\S+)", str(mail.outbox[-1].body))
    assert link
    walker.visit(link[1]).fill("New password", "short").fill("New password, once more", "short")
    walker.press("Change password").sees("There is a problem").picture("new-password-faults")
    walker.fill("New password", NEW_PASSWORD).fill("New password, once more", NEW_PASSWORD)
    walker.press("Change password").sees("Your password is changed")
    walker.visit(link[1]).sees("This link no longer works")
    new_walker().sign_in(NURSE, NEW_PASSWORD)


def test_an_unknown_address_is_told_nothing_on_the_page(settings: Settings, walker: Walker) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    walker.visit("/account/password/reset/").fill("Email address", "nobody@aldervale.example")
    walker.press("Send me a link").sees("Look for an email")
    assert "nobody here has it" in mail.outbox[-1].body


def test_changing_password_and_phone(walker: Walker) -> None:
    alder_vale(password=PASSWORD)
    walker.sign_in(NURSE, PASSWORD).click("Your sign-in").click("Change password")
    walker.fill("Password until now", PASSWORD).fill("New password", NEW_PASSWORD)
    walker.fill("New password, once more", NEW_PASSWORD).picture("change-password")
    walker.press("Change password").sees("Your password is changed.")
    walker.visit("/account/2fa/").click("Remove authenticator app").picture("remove-app")
    walker.press("Remove it").sees("Your authenticator app is removed.")


def test_nobody_signs_up_alone(walker: Walker) -> None:
    walker.visit("/account/signup/").sees("People are added by the support team")
    walker.visit("/account/inactive/").sees("Your sign-in is closed")
