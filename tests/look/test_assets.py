"""The design system's files: what is taken out of them, and what is said when they cannot be brought."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from goldthread.look import assets


@pytest.mark.skipif(
    not assets.STAMP.exists(), reason="python -m goldthread.look.assets has not been run here."
)
def test_what_belongs_to_gov_uk_alone_is_gone() -> None:
    style = (assets.SERVED / "govuk-frontend.min.css").read_text(encoding="utf-8")
    script = (assets.SERVED / "govuk-frontend.min.js").read_text(encoding="utf-8")
    assert "font-family:arial,sans-serif" in style
    for unwanted in ("GDS Transport", "@font-face", "crest", "/assets/", "sourceMappingURL"):
        assert unwanted not in style + script


@pytest.mark.skipif(
    not assets.STAMP.exists(), reason="python -m goldthread.look.assets has not been run here."
)
def test_htmx_is_served_by_ourselves() -> None:
    script = (assets.SERVED / "htmx.min.js").read_text(encoding="utf-8")
    assert script.startswith("var htmx=")
    assert "sourceMappingURL" not in script


@pytest.mark.skipif(
    not assets.STAMP.exists(), reason="python -m goldthread.look.assets has not been run here."
)
def test_files_in_place_are_left_alone() -> None:
    before = assets.STAMP.stat().st_mtime_ns
    assert assets.ensure_assets() is False
    assert assets.STAMP.stat().st_mtime_ns == before


def test_an_unreachable_registry_is_one_sentence(tmp_path: Path) -> None:
    """Nothing listens on the discard port, and the real npm of the wheel finds that out."""
    look = tmp_path / "goldthread" / "look"
    look.mkdir(parents=True)
    for package in (look.parent, look):
        (package / "__init__.py").touch()
    for name in ("assets.py", "package.json", "package-lock.json"):
        shutil.copy(assets.LOOK / name, look / name)
    done = subprocess.run(
        [sys.executable, "-m", "goldthread.look.assets"], cwd=tmp_path, capture_output=True, text=True, check=False,
        env={**os.environ, "npm_config_registry": "http://127.0.0.1:9", "HOME": "/nonexistent"},
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == (
        "npm could not bring the design system's files (ECONNREFUSED); check that this machine can reach its npm "
        "registry, or set npm_config_registry to one that it can.\n"
    )
    assert not list(look.glob(".bringing-*")), "a failed attempt leaves nothing behind"


def test_the_lock_names_no_address() -> None:
    assert "://" not in (assets.LOOK / "package-lock.json").read_text(encoding="utf-8")
