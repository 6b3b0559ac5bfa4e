"""The files of the project, as the repository tests read them."""

import ast
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "goldthread"


@cache
def project_files() -> tuple[Path, ...]:
    """Every file that is in git, or would be with the next `git add`."""
    # Whoever runs the tests need not be the user who cloned, which git otherwise refuses.
    command = [
        "git",
        "-c",
        "safe.directory=*",
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = (ROOT / name for name in listed.split("\0") if name)
    return tuple(sorted(path for path in paths if path.is_file()))


def python_files(*, under: Path = ROOT) -> list[Path]:
    """Our Python, less migrations, which are written by a program."""
    return [
        path
        for path in project_files()
        if path.is_relative_to(under)
        and (path.suffix == ".py" or path == ROOT / "goldthread")
        and "migrations" not in path.parts
    ]


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (
        node for node in ast.walk(parsed(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def packages() -> list[Path]:
    """The folders directly in goldthread: the modules and the packages that serve them."""
    return sorted({path.parent for path in python_files(under=SOURCE) if path.parent.parent == SOURCE})


@cache
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def contract(kind: str) -> dict[str, Any]:
    """The one import-linter contract of this type; of layers, the one between the modules."""
    contracts = project()["tool"]["importlinter"]["contracts"]
    [found] = [
        each
        for each in contracts
        if each["type"] == kind and each.get("containers", ["goldthread"]) == ["goldthread"]
    ]
    return dict(found)


def layers() -> list[set[str]]:
    """The names in each layer, highest first, with those that are still to come."""
    return [{name.strip(" ()") for name in layer.split("|")} for layer in contract("layers")["layers"]]
