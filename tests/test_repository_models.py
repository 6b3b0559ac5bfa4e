"""What holds for every table (privacy, direction, row-level security, migrations) and every setting."""

import re
from typing import Any

import pytest
from django.apps import apps
from django.core.management.commands import makemigrations
from django.db import connections, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.questioner import MigrationQuestioner
from django.db.migrations.state import ProjectState
from pghistory.models import Event

from goldthread.config.environment import SETTINGS
from goldthread.trail.history import HistoryRow
from the_tree import ROOT, layers, python_files

SORTS = {"identifies_child", "identifies_adult", "special_category", "criminal", "plain"}
# Posts say which partnerships someone may see, so they are read before anyone acts (organisations/README.md).
SHARED = {"organisations_post", "organisations_posthistoryrow"}
SETTING = re.compile(r"\b(?:GOLDTHREAD_[A-Z_]*[A-Z]|DATABASE_(?:OWNER_)?URL)\b")


def our_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("goldthread.")]


def is_history(model: type[models.Model]) -> bool:
    return issubclass(model, Event)


def declaring(model: type[models.Model]) -> type[models.Model]:
    """The class whose `privacy` counts: a history table's is that of the table it keeps."""
    tracked: type[models.Model] = model.pgh_tracked_model if is_history(model) else model  # type: ignore[attr-defined]
    return tracked


def fields_to_sort(model: type[models.Model]) -> set[str]:
    """Every column but the key, and every many-to-many; of a history table what it took from its original."""
    fields = [*model._meta.concrete_fields, *model._meta.local_many_to_many]
    names = {field.name for field in fields if not field.primary_key}
    if is_history(model):
        names -= {"id", *(field.name for field in HistoryRow._meta.get_fields())}
    return {name for name in names if not name.startswith("pgh_")}


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_every_field_is_sorted_for_privacy_and_kept_for_a_reason(model: type[models.Model]) -> None:
    declared: dict[str, str] = getattr(declaring(model), "privacy", {})
    unsorted = fields_to_sort(model) - declared.keys()
    assert unsorted == set()
    assert set(declared.values()) <= SORTS
    assert getattr(declaring(model), "retention", "")
    if not is_history(model):
        assert declared.keys() - fields_to_sort(model) == set(), "sorted, but no such field"


def test_foreign_keys_point_downward() -> None:
    height = {name: number for number, layer in enumerate(reversed(layers())) for name in layer}
    wrong = []
    for model in our_models():
        for field in model._meta.concrete_fields:
            target = field.related_model
            if not isinstance(target, type) or not target.__module__.startswith("goldthread."):
                continue
            here, there = _module(model), _module(target)
            if here != there and height[there] >= height[here]:
                wrong.append(f"{model._meta.label}.{field.name} points at {target._meta.label}")
    assert wrong == []


def _module(model: type[models.Model]) -> str:
    return model.__module__.split(".")[1]


def test_migrations_say_what_the_models_say() -> None:
    loader = MigrationLoader(None)
    detector: Any = makemigrations.Command.autodetector(
        loader.project_state(),
        ProjectState.from_apps(apps),
        MigrationQuestioner(specified_apps=set(), dry_run=True),
    )
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("goldthread.")}
    assert {model._meta.app_label for model in our_models()} <= loader.migrated_apps, (
        "models, but no migrations"
    )
    changes = detector.changes(graph=loader.graph)
    missing = {
        label: [operation.describe() for migration in changes[label] for operation in migration.operations]
        for label in ours & changes.keys()
    }
    assert missing == {}


def test_every_table_of_a_partnership_is_under_row_level_security(database: str) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            """
            SELECT c.relname, c.relrowsecurity AND EXISTS (SELECT FROM pg_policy WHERE polrelid = c.oid)
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE a.attname = 'partnership_id' AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
            """
        )
        held = dict(cursor.fetchall())
    assert held
    assert {table for table, secure in held.items() if not secure} == SHARED


def test_every_setting_is_on_its_page_and_every_one_there_exists() -> None:
    page = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
    way_in = [path.read_text(encoding="utf-8") for path in python_files(under=ROOT / "scripts" / "way_in")]
    exist = {setting.name for setting in SETTINGS} | set(SETTING.findall(" ".join(way_in)))
    assert set(SETTING.findall(page)) == exist
