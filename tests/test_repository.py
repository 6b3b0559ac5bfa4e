"""What holds for every file of the project. Models and settings have tests of their own beside this one."""

import ast
import re
import socket
from pathlib import Path

import pytest
from pytest_socket import SocketConnectBlockedError

from the_tree import (
    ROOT,
    SOURCE,
    contract,
    functions,
    layers,
    packages,
    parsed,
    project,
    project_files,
    python_files,
)

LONGEST_FILE = 500
LONGEST_FUNCTION = 60
LONGEST_README = 40

# In two halves, so that this file does not name them either.
REGISTRIES = tuple(
    f"{name}.{top}"
    for name, top in [
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
    ]
)
MACHINE_PATH = re.compile(r"(?<![\w.~$}])/(?:root|work|Users/\w+|home/\w+)/[\w.]")

AMERICAN = re.compile(
    r"(anal|author|categor|final|organ|priorit|recogn|summar)[yi]z(e[ds]?|ing|ations?)|"
    r"behaviors?|cancel(ed|ing)|centers?|colors?|favorites?|label(ed|ing)|labor|neighbors?"
)


def named(path: Path, line: int | None = None) -> str:
    return f"{path.relative_to(ROOT)}:{line}" if line else str(path.relative_to(ROOT))


def text_files() -> list[Path]:
    return [path for path in project_files() if b"\0" not in path.read_bytes()]


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def test_no_file_is_longer_than_it_may_be() -> None:
    sizes = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in python_files()}
    assert sizes
    assert {name: size for name, size in sizes.items() if size > LONGEST_FILE} == {}


def test_no_function_is_longer_than_it_may_be() -> None:
    long = [
        f"{named(path, function.lineno)} {function.name}"
        for path in python_files()
        for function in functions(path)
        if (function.end_lineno or 0) - function.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


@pytest.mark.parametrize("package", packages(), ids=lambda path: path.name)
def test_every_module_says_what_it_is_for_in_a_short_readme(package: Path) -> None:
    readme = package / "README.md"
    assert readme.exists()
    assert 0 < len(readme.read_text(encoding="utf-8").splitlines()) < LONGEST_README


def test_every_public_command_and_query_has_a_docstring() -> None:
    bare = [
        f"{named(path, node.lineno)} {node.name}"
        for path in python_files(under=SOURCE)
        if {"commands", "queries"} & {path.stem, path.parent.name}
        for node in parsed(path).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert bare == []


def test_nothing_is_printed_but_by_the_command_line() -> None:
    """The command line writes with click, everything else logs or returns; a print reaches nobody."""
    printed = [
        named(path, node.lineno)
        for path in python_files(under=SOURCE)
        for node in _outside_main_guard(parsed(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert printed == []


def _outside_main_guard(tree: ast.Module) -> list[ast.AST]:
    kept = [top for top in tree.body if not (isinstance(top, ast.If) and "__main__" in ast.unparse(top.test))]
    return [node for top in kept for node in ast.walk(top)]


def test_our_names_are_spelt_the_british_way() -> None:
    found = [
        f"{named(path)} {name}"
        for path in python_files()
        for name in sorted(_names_defined_in(parsed(path)))
        if any(AMERICAN.fullmatch(word.lower()) for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name))
    ]
    assert found == []


def _names_defined_in(tree: ast.Module) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.arg):
            names.add(node.arg)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
    return names


def test_every_dependency_says_why_it_is_here() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    wanted = [*project()["project"]["dependencies"], *project()["dependency-groups"]["dev"]]
    unexplained = [
        each
        for each in wanted
        if not any(re.match(rf'\s*"{re.escape(each)}",\s+# \S', line) for line in lines)
    ]
    assert wanted
    assert unexplained == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_every_pin_has_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    pins = re.split(r"\n(?=\S)", text.strip())
    assert [
        pin for pin in pins if not re.match(r"[\w.-]+==\S+( ; .+)? \\\n    --hash=sha256:[0-9a-f]{64}", pin)
    ] == []
    assert "http" not in text
    assert "index-url" not in text


def test_both_locks_agree_and_hold_every_dependency() -> None:
    running, testing = (_pins(name) for name in ("requirements.lock", "requirements-dev.lock"))
    assert running.items() <= testing.items()
    assert _names(project()["project"]["dependencies"]) <= set(running)
    assert _names(project()["dependency-groups"]["dev"]) <= set(testing)


def _pins(name: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))


def _names(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[<>=~! ]", each)[0].lower() for each in requirements}


def test_no_file_names_a_package_registry() -> None:
    found = [f"{named(path)} {host}" for path in text_files() for host in REGISTRIES if host in text_of(path)]
    assert found == []


def test_no_file_names_a_place_on_one_machine() -> None:
    found = [
        named(path, number)
        for path in text_files()
        for number, line in enumerate(
            path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1
        )
        if MACHINE_PATH.search(line)
    ]
    assert found == []


def test_every_package_has_a_layer_and_every_pure_one_is_held_to_it() -> None:
    here = {package.name for package in packages()}
    assert here <= set().union(*layers())
    pure = here & set().union(*layers()[-2:])
    assert set(contract("forbidden")["source_modules"]) == {f"goldthread.{name}" for name in pure}


def test_links_between_our_own_pages_lead_somewhere() -> None:
    dead = [
        f"{named(page)} {target}"
        for page in project_files()
        if page.suffix == ".md"
        for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert dead == []


def test_the_network_is_closed_to_tests() -> None:
    with pytest.warns(UserWarning, match=r"192\.0\.2\.1"), pytest.raises(SocketConnectBlockedError):
        socket.create_connection(("192.0.2.1", 80), timeout=1)  # an address kept for documentation (RFC 5737)
