"""docs/accuracy.md holds what the scorer measures today."""

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"

pytestmark = [
    pytest.mark.seeds,
    pytest.mark.skipif(not (SHARED / "labels").is_dir(), reason="the labels are not beside the project"),
]


def test_the_page_is_what_is_measured() -> None:
    spec = importlib.util.spec_from_file_location("accuracy", ROOT / "scripts" / "accuracy.py")
    assert spec is not None
    assert spec.loader is not None
    accuracy = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(accuracy)
    written = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
    measured_on = re.search(r"measured on (\d{4}-\d\d-\d\d)", written)
    assert measured_on is not None
    assert accuracy.page(SHARED, date=measured_on[1]) == written, (
        "run: python scripts/accuracy.py --date YYYY-MM-DD"
    )
