"""What no module of kg may do, whatever a document holds: run what it reads."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

KG = Path(__file__).parents[1] / "kg"
MODULES = sorted(KG.rglob("*.py"))
# what makes objects of bytes, or opens entities and DTDs of XML
MODULES_OF_HARM = frozenset(
    {"cloudpickle", "code", "commands", "dill", "joblib", "jsonpickle", "marshal", "pickle", "pty"}
    | {"shelve", "telnetlib", "xml", "yaml"}
)
HARMLESS = frozenset({"xml.sax.saxutils"})  # writes
CALLS_OF_HARM = frozenset(
    {"__import__", "compile", "eval", "exec", "os.popen", "os.system", "os.startfile"}
    | {"pickle.loads", "subprocess.getoutput", "tempfile.mktemp", "urllib.request.urlopen"}
)
TRUSTING = {"shell": True, "allow_pickle": True, "weights_only": False, "resolve_entities": True}
STARTERS = frozenset({"Popen", "call", "check_call", "check_output", "run"})


def harm(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the lines on which a module does what it may not, and what it does."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else [node.module]
            for name in names:
                if (name or "").partition(".")[0] in MODULES_OF_HARM and name not in HARMLESS:
                    yield node.lineno, f"imports {name}"
        elif isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called in CALLS_OF_HARM:
                yield node.lineno, f"calls {called}"
            if called.startswith("subprocess.") and called.rpartition(".")[2] in STARTERS:
                command = node.args[0] if node.args else None
                if isinstance(command, ast.Constant | ast.JoinedStr | ast.BinOp):
                    yield node.lineno, "starts a command that is one text"
            for keyword in node.keywords:
                value = keyword.value
                if isinstance(value, ast.Constant) and value.value is TRUSTING.get(
                    keyword.arg or "", ...
                ):
                    yield node.lineno, f"{keyword.arg}={value.value}"


def test_nothing_that_is_read_is_run() -> None:
    assert len(MODULES) > 300
    found = [
        f"{path.relative_to(KG)}:{line}: {what}"
        for path in MODULES
        for line, what in harm(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "import pickle",
        "from xml.etree import ElementTree",
        "eval(text)",
        "subprocess.run(f'cat {name}')",
        "subprocess.Popen(command, shell=True)",
        "np.load(path, allow_pickle=True)",
        "etree.XMLParser(resolve_entities=True)",
    ],
)
def test_each_kind_of_harm_is_seen(line: str) -> None:
    assert list(harm(ast.parse(line)))
