# SPDX-License-Identifier: MIT
"""Reads a source tree for the laws: files, their syntax trees, what they import and when.

A law is a function `violations(tree)` in the test files beside this one; none of them runs the program.
"""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ("core", "ui", "main.py")
ALL_PYTHON = (*PROGRAM, "tests", "packaging")
NOT_OURS = frozenset(
    {".git", ".venv", "venv", "__pycache__", "build", "dist", "data", ".mypy_cache", ".ruff_cache"}
    | {".pytest_cache", ".hypothesis", "hindstride.egg-info"}
)


@dataclass(frozen=True)
class Import:
    """One imported name: `from core.words import metrics` gives `core.words` and `core.words.metrics`."""

    name: str
    line: int
    at_once: bool  # runs when the module is loaded, not when a function is called
    is_member: bool = False  # the part after `import` in a `from` line: a module or a thing inside one


@dataclass(frozen=True)
class Source:
    """One Python file of a tree; `path` is relative to it with forward slashes."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree; a file that does not parse is a SyntaxError."""
        return ast.parse(self.text, filename=self.path)

    @property
    def module(self) -> str:
        """The dotted name under which the file is imported."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        """Every import in the file, those inside functions and in `import_module` calls too."""
        return tuple(_imports(self))

    def is_in(self, *places: str) -> bool:
        """Tell whether the file is one of the places; a place ending in a slash is a folder."""
        folders = tuple(place for place in places if place.endswith("/"))
        return self.path in places or self.path.startswith(folders)

    def at(self, line: int, what: str) -> str:
        """Word a violation so that an editor can jump to it."""
        return f"{self.path}:{line}: {what}"


def sources(tree: Path, *places: str) -> list[Source]:
    """Read the Python files of a tree, ordered by path; places that are missing are left out."""
    found = []
    for place in places or PROGRAM:
        start = tree / place
        paths = [start] if start.is_file() else start.rglob("*.py")
        for path in paths:
            relative = path.relative_to(tree)
            if not NOT_OURS & set(relative.parts):
                found.append(Source(relative.as_posix(), path.read_text(encoding="utf-8")))
    return sorted(found, key=lambda source: source.path)


def is_under(name: str, *packages: str) -> bool:
    """Tell whether a dotted name is one of the packages or inside one."""
    return any(name == package or name.startswith(package + ".") for package in packages)


def plant(tree: Path, files: dict[str, str]) -> Path:
    """Write a small tree for a test of a law: path to source, indented as in the test."""
    for name, text in files.items():
        path = tree / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text), encoding="utf-8")
    return tree


def walk_at_once(node: ast.AST) -> Iterator[ast.AST]:
    """Walk what runs when a module is loaded: not function bodies, not `if TYPE_CHECKING`."""
    yield node
    if isinstance(node, ast.Lambda):
        return
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        inside: list[ast.AST] = [*node.decorator_list, *node.args.defaults]
        inside += [default for default in node.args.kw_defaults if default is not None]
    elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
        inside = [*node.orelse]
    else:
        inside = list(ast.iter_child_nodes(node))
    for child in inside:
        yield from walk_at_once(child)


def _imports(source: Source) -> Iterator[Import]:
    at_once = {id(node) for node in walk_at_once(source.tree)}
    for node in ast.walk(source.tree):
        now = id(node) in at_once
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, node.lineno, now) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = _absolute(source, node)
            yield Import(start, node.lineno, now)
            for alias in node.names:
                yield Import(f"{start}.{alias.name}", node.lineno, now, is_member=True)
        elif isinstance(node, ast.Call) and _is_import_call(node):
            named = node.args[0]
            assert isinstance(named, ast.Constant)
            yield Import(str(named.value), node.lineno, now)


def _absolute(source: Source, node: ast.ImportFrom) -> str:
    """Turn `from ..words import x` into the dotted name that it means."""
    if not node.level:
        return node.module or ""
    parts = source.path.removesuffix(".py").split("/")[: -node.level]
    return ".".join([*parts, *([node.module] if node.module else [])])


def _is_import_call(node: ast.Call) -> bool:
    called = ast.unparse(node.func).rpartition(".")[2]
    is_literal = bool(node.args) and isinstance(node.args[0], ast.Constant)
    return called in {"import_module", "__import__"} and is_literal
