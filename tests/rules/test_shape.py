# SPDX-License-Identifier: MIT
"""What every file looks like: size, first line, names of rooms (L9), no text that Qt would interpret."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rules.reading import ALL_PYTHON, NOT_OURS, ROOT, Source, plant, sources

LINES_IN_FILE = 400
LINES_IN_FUNCTION = 40
POSITIONAL = 4
# Lists that grow by lines, and outlines of dogs: tables, not code.
REGISTRY_FILES = (
    "core/words/metrics.py",
    "core/words/poses.py",
    "core/words/signs.py",
    "core/words/causes.py",
    "core/words/scales.py",
    # One class a table, columns only.
    "core/keeping/models.py",
    "core/keeping/dog_shapes.py",
)
NO_ROOM = frozenset({"utils", "util", "helpers", "helper", "misc", "common", "manager", "base"})
FIRST_LINE = "# SPDX-License-Identifier: MIT"
# Widgets that read their text as HTML unless told otherwise.
GUESSING_WIDGETS = frozenset({"QLabel", "QMessageBox"})


def files_and_functions_fit_on_a_screen(tree: Path) -> list[str]:
    """A file has at most 400 lines, a function at most 40 without its docstring; registries are exempt."""
    found = []
    for source in sources(tree):
        if source.is_in(*REGISTRY_FILES):
            continue
        lines = len(source.text.splitlines())
        if lines > LINES_IN_FILE:
            found.append(source.at(1, f"{lines} lines in the file"))
        for function in _functions(source):
            if (length := _length(function)) > LINES_IN_FUNCTION:
                found.append(source.at(function.lineno, f"{length} lines in {function.name}"))
    return found


def functions_take_few_positions(tree: Path) -> list[str]:
    """A function takes at most four arguments by position; `parent` and Qt's own overrides do not count."""
    return [
        source.at(function.lineno, f"{function.name} takes {len(_positions(function))} arguments by position")
        for source in sources(tree)
        for function in _functions(source)
        if len(_positions(function)) > POSITIONAL and function.name == function.name.lower()
    ]


def every_file_introduces_itself(tree: Path) -> list[str]:
    """The licence comes first, then what the room is for, then annotations as text."""
    found = []
    for source in sources(tree, *ALL_PYTHON):
        if not source.text.startswith(FIRST_LINE + "\n"):
            found.append(source.at(1, f"the first line is not {FIRST_LINE!r}"))
        if source.tree.body and ast.get_docstring(source.tree) is None:
            found.append(source.at(1, "no docstring says what this room is for"))
        if len(source.tree.body) > 1 and "from __future__ import annotations" not in source.text:
            found.append(source.at(1, "no `from __future__ import annotations`"))
    return found


def every_room_has_a_name(tree: Path) -> list[str]:
    """L9: no file and no folder is called utils, helpers, misc, common, manager or base."""
    return [
        source.at(1, f"L9 {part} is no name for a room")
        for source in sources(tree, *ALL_PYTHON)
        for part in source.path.removesuffix(".py").split("/")
        if part in NO_ROOM
    ]


def these_folders_are_no_packages(tree: Path) -> list[str]:
    """`packaging/` would hide a library that pytest needs; a package under `tests/` hides ours."""
    return [
        path.relative_to(tree).as_posix()
        for place in ("packaging", "tests", "resources")
        for path in sorted((tree / place).rglob("__init__.py"))
        if not NOT_OURS & set(path.relative_to(tree).parts)
    ]


def no_lambda_holds_its_widget(tree: Path) -> list[str]:
    """A lambda that captures `self` in a connect keeps the dialog alive for ever."""
    return [
        source.at(node.lineno, "a lambda with self in a connect; use a method")
        for source in sources(tree, "ui")
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "connect"
        if any(isinstance(one, ast.Lambda) and _names_self(one) for one in node.args)
    ]


def text_is_never_markup(tree: Path) -> list[str]:
    """A file that makes labels or message boxes tells them that text is plain.

    A note that holds an image tag with a device as its source ends the program in a label left as it comes.
    """
    return [
        source.at(node.lineno, f"{ast.unparse(node.func)} in a file that never says Qt.TextFormat.PlainText")
        for source in sources(tree, "ui")
        if "PlainText" not in source.text
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in GUESSING_WIDGETS
    ]


def words_are_whole_when_translated(tree: Path) -> list[str]:
    """`_` gets a plain text; a text filled in before would never be found among the translations."""
    return [
        source.at(node.lineno, f"_() gets something that is no plain text: {ast.unparse(node)[:60]}")
        for source in sources(tree)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "N_"}
        if node.args and isinstance(node.args[0], ast.JoinedStr | ast.BinOp)
    ]


def _functions(source: Source) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(source.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines of a function from `def` to its end, without its docstring."""
    length = (function.end_lineno or function.lineno) - function.lineno + 1
    if ast.get_docstring(function, clean=False) is not None:
        words = function.body[0]
        length -= (words.end_lineno or words.lineno) - words.lineno + 1
    return length


def _positions(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    given = (*function.args.posonlyargs, *function.args.args)
    names = [one.arg for one in given if one.arg != "parent"]
    return names[1:] if names and names[0] in {"self", "cls"} else names


def _names_self(node: ast.AST) -> bool:
    return any(isinstance(one, ast.Name) and one.id == "self" for one in ast.walk(node))


LAWS = (
    files_and_functions_fit_on_a_screen,
    functions_take_few_positions,
    every_file_introduces_itself,
    every_room_has_a_name,
    these_folders_are_no_packages,
    no_lambda_holds_its_widget,
    text_is_never_markup,
    words_are_whole_when_translated,
)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_our_tree_keeps_the_law(law: object) -> None:
    assert callable(law)
    assert law(ROOT) == []


def test_a_long_file_and_a_long_function_are_found(tmp_path: Path) -> None:
    plant(tmp_path, {"core/a.py": "x = 1\n" * 401, "ui/b.py": "def f():\n" + "    x = 1\n" * 40})
    assert len(files_and_functions_fit_on_a_screen(tmp_path)) == 2


def test_a_registry_and_a_long_docstring_are_let_through(tmp_path: Path) -> None:
    words = 'def f():\n    """One.\n' + "    more\n" * 60 + '    """\n' + "    x = 1\n" * 39
    plant(tmp_path, {"core/words/metrics.py": "x = 1\n" * 500, "ui/b.py": words})
    assert files_and_functions_fit_on_a_screen(tmp_path) == []


def test_five_arguments_by_position_are_found(tmp_path: Path) -> None:
    text = """
        class A:
            def four(self, a, b, c, d, *, e): ...
            def five(self, a, b, c, d, e): ...
            def dropMimeData(self, a, b, c, d, e): ...
    """
    (found,) = functions_take_few_positions(plant(tmp_path, {"core/a.py": text}))
    assert "five" in found


@pytest.mark.parametrize(
    "text",
    [
        '"""Words."""\n',
        f"{FIRST_LINE}\nfrom __future__ import annotations\nx = 1\n",
        f'{FIRST_LINE}\n"""Words."""\nx = 1\n',
    ],
)
def test_a_file_that_does_not_introduce_itself_is_found(tmp_path: Path, text: str) -> None:
    assert every_file_introduces_itself(plant(tmp_path, {"core/a.py": text}))


def test_an_empty_package_needs_the_licence_only(tmp_path: Path) -> None:
    assert every_file_introduces_itself(plant(tmp_path, {"ui/__init__.py": FIRST_LINE + "\n"})) == []


@pytest.mark.parametrize("path", ["core/utils.py", "ui/widgets/common/a.py", "ui/tabs/base.py", "tests/helpers.py"])
def test_a_room_without_a_name_is_found(tmp_path: Path, path: str) -> None:
    assert every_room_has_a_name(plant(tmp_path, {path: ""}))


@pytest.mark.parametrize("path", ["packaging/__init__.py", "tests/core/__init__.py"])
def test_a_package_where_none_may_be_is_found(tmp_path: Path, path: str) -> None:
    assert these_folders_are_no_packages(plant(tmp_path, {path: ""}))


def test_a_lambda_that_holds_its_widget_is_found(tmp_path: Path) -> None:
    text = "class A:\n    def f(self, b):\n        b.clicked.connect(lambda: self.f(b))"
    assert no_lambda_holds_its_widget(plant(tmp_path, {"ui/a.py": text}))


def test_a_label_that_guesses_is_found(tmp_path: Path) -> None:
    assert text_is_never_markup(plant(tmp_path, {"ui/a.py": "def f(note):\n    return QLabel(note)"}))


def test_a_label_told_that_text_is_plain_is_let_through(tmp_path: Path) -> None:
    text = "def f(note):\n    label = QLabel(note)\n    label.setTextFormat(Qt.TextFormat.PlainText)"
    assert text_is_never_markup(plant(tmp_path, {"ui/a.py": text})) == []


@pytest.mark.parametrize("call", ["_(f'Saved {day}')", "_('Saved ' + day)", "_('Saved %s' % day)"])
def test_words_pieced_together_are_found(tmp_path: Path, call: str) -> None:
    assert words_are_whole_when_translated(plant(tmp_path, {"ui/a.py": call}))


def test_every_exempt_file_is_where_the_law_thinks() -> None:
    assert [name for name in REGISTRY_FILES if not (ROOT / name).is_file()] == []
