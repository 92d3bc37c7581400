"""The house: no circle of imports, no arrow upwards, no giant module, no crowded floor."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

KG = Path(__file__).parents[1] / "kg"
LONGEST = 320  # lines of a module
MOST = 14  # modules on one floor
CROWDED: Mapping[str, str] = {
    "kg/pipelines/train/neural": "one recipe whose steps are read in a row, and nothing else",
}
"""Folders that may hold more modules than others, and why."""

MODULES = {
    ".".join(("kg", *path.relative_to(KG).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in sorted(KG.rglob("*.py"))
}


def imported(module: str, *, typing: bool) -> Iterator[str]:
    """Yield the modules of kg that a module imports when it is loaded; ``typing``: for types too.

    What a function imports when it is called is left out: it is there to break no circle, but to
    load late what is heavy.
    """
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    todo: list[ast.stmt] = list(tree.body)
    while todo:
        node = todo.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            todo += node.body if typing else node.orelse
            continue
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name in MODULES)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: write the whole name of what is imported"
            for name in node.names:
                whole = f"{node.module}.{name.name}"
                if whole in MODULES:
                    yield whole
                elif node.module in MODULES:
                    yield str(node.module)
        todo += [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.stmt)]


def circles(arrows: Mapping[str, set[str]]) -> list[tuple[str, ...]]:
    """Return the groups of modules that import each other, directly or by way of others."""
    reached: dict[str, set[str]] = {}
    for module in arrows:
        seen: set[str] = set()
        todo = list(arrows[module])
        while todo:
            one = todo.pop()
            if one not in seen:
                seen.add(one)
                todo += arrows.get(one, ())
        reached[module] = seen
    groups = {
        tuple(sorted({module, *(o for o in reached[module] if module in reached.get(o, ()))}))
        for module in arrows
        if module in reached[module]
    }
    return sorted(groups)


def arrows(*, typing: bool) -> dict[str, set[str]]:
    return {module: {*imported(module, typing=typing)} - {module} for module in MODULES}


def test_a_circle_is_found() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == [("a", "b", "c")]


@pytest.mark.parametrize("typing", [False, True], ids=["at run time", "for types too"])
def test_no_circle_of_imports(typing: bool) -> None:
    found = arrows(typing=typing)
    assert len(found) > 200  # the whole house was looked at
    assert not circles(found)


def test_rooms_do_not_import_each_other_in_circles() -> None:
    """The folders of kg, as wholes: what a layer contract sees of the top floor, and inside."""
    rooms: dict[str, set[str]] = {}
    for module, others in arrows(typing=False).items():
        room = room_of(module)
        rooms.setdefault(room, set())
        for other in others:
            theirs = room_of(other)
            if theirs.rpartition(".")[0] == room.rpartition(".")[0] and theirs != room:
                rooms[room].add(theirs)
    assert not circles(rooms)


def room_of(module: str) -> str:
    return module if MODULES[module].name == "__init__.py" else module.rpartition(".")[0]


@pytest.mark.parametrize("module", MODULES)
def test_no_module_is_a_giant(module: str) -> None:
    lines = MODULES[module].read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST, f"{lines} lines: part it by what it does"


def test_no_floor_is_crowded() -> None:
    floors: dict[str, int] = {}
    for path in MODULES.values():
        if path.name != "__init__.py":
            folder = path.parent.relative_to(KG.parent).as_posix()
            floors[folder] = floors.get(folder, 0) + 1
    crowded = {folder: count for folder, count in floors.items() if count > MOST}
    assert crowded.keys() == CROWDED.keys(), crowded
