# SPDX-License-Identifier: MIT
"""One door for writing, plain functions for jobs, no hidden state, registries read late: laws L5 to L8."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rules.reading import ROOT, Source, plant, sources, walk_at_once

WRITERS = ("core/keeping/history.py", "core/keeping/migrations.py")
MODELS = "core/keeping/models.py"
# Of peewee. The first group writes whatever it is called on, the second only when called on a model.
ALWAYS_WRITES = frozenset(
    {"insert_many", "insert_from", "replace_many", "delete_instance", "bulk_create", "bulk_update"}
    | {"get_or_create", "set_by_id", "delete_by_id"}
)
MODEL_WRITES = frozenset({"create", "insert", "replace", "update", "delete", "truncate_table"})
SQL_WRITE = re.compile(r"\s*(INSERT\s+(OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM)\b", re.I)

REGISTRIES = frozenset(
    {"METRICS", "POSES", "SIGNS", "RED_FLAGS", "CAUSES", "SCALES", "SECTIONS", "SETTINGS"}
    | {"TABS", "ACTIONS", "MIGRATIONS"}
)
# The chosen language is the one state of a module that house.md allows.
STATE_ALLOWED = frozenset({("core/words/i18n.py", "_current")})
MUTATORS = frozenset(
    {
        "append",
        "extend",
        "insert",
        "remove",
        "pop",
        "clear",
        "update",
        "setdefault",
        "add",
        "discard",
        "popitem",
    }
)
MUTABLE_CALLS = frozenset({"list", "dict", "set", "bytearray", "defaultdict", "deque", "Counter", "OrderedDict"})
# A dictionary may be a constant table (there is no frozen literal); a list or a set may not.
MUTABLE_NODES = (ast.List, ast.Set, ast.ListComp, ast.SetComp)
TABLE_NODES = (ast.Dict, ast.DictComp)


def rows_are_written_in_one_place(tree: Path) -> list[str]:
    """L5: only the history and the migrations write rows, so that every change can be undone."""
    models = _model_names(tree)
    return [
        source.at(node.lineno, f"L5 writes rows: {what}")
        for source in sources(tree)
        if not source.is_in(*WRITERS)
        for node, what in _writes(source, models)
    ]


def jobs_take_plain_data(tree: Path) -> list[str]:
    """L6: a function handed to `jobs.run` is a plain function over paths and plain data."""
    functions = _functions(tree)
    models = _model_names(tree)
    found = []
    for source in sources(tree):
        for call in _calls(source):
            if _is_jobs_run(call):
                found += [source.at(call.lineno, f"L6 {what}") for what in _not_plain(call, functions, models)]
    return found


def modules_hold_no_state(tree: Path) -> list[str]:
    """L7: nothing at the top of a module changes while the program runs, and there are no singletons."""
    return [
        source.at(line, f"L7 {what}")
        for source in sources(tree)
        for line, what in (*_mutable_names(source), *_mutations(source), *_singletons(source))
    ]


def core_never_asks_what_day_it_is(tree: Path) -> list[str]:
    """L7: today's date is passed in; a stamp of time in UTC is allowed."""
    return [
        source.at(call.lineno, f"L7 reads the clock: {ast.unparse(call)}")
        for source in sources(tree, "core")
        for call in _calls(source)
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in {"today", "now", "utcnow", "localtime"}
        and _last_name(call.func.value) in {"date", "datetime", "time"}
        and not call.args
        and not call.keywords
    ]


def registries_are_read_late(tree: Path) -> list[str]:
    """L8: `metrics.METRICS` is looked up when it is needed, so that a test can swap the list."""
    return [source.at(line, f"L8 {what}") for source in sources(tree) for line, what in _early_reads(source)]


def _model_names(tree: Path) -> frozenset[str]:
    return frozenset(
        node.name
        for source in sources(tree, MODELS)
        if (tree / MODELS).exists()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ClassDef)
    )


def _calls(source: Source) -> Iterator[ast.Call]:
    return (node for node in ast.walk(source.tree) if isinstance(node, ast.Call))


def _last_name(node: ast.expr) -> str:
    """Return `Reading` for `models.Reading`, empty for anything that is no dotted name."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _writes(source: Source, models: frozenset[str]) -> Iterator[tuple[ast.Call | ast.Constant, str]]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            on_model = node.func.attr in MODEL_WRITES and _last_name(node.func.value) in models
            forced = node.func.attr == "save" and any(word.arg == "force_insert" for word in node.keywords)
            if node.func.attr in ALWAYS_WRITES or on_model or forced:
                yield node, ast.unparse(node.func)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL_WRITE.match(node.value):
            yield node, node.value.strip()[:40]


def _functions(tree: Path) -> dict[str, list[tuple[str, ast.FunctionDef]]]:
    """Index the functions at the top of modules by name, with the name of their module."""
    found: dict[str, list[tuple[str, ast.FunctionDef]]] = {}
    for source in sources(tree):
        for node in source.tree.body:
            if isinstance(node, ast.FunctionDef):
                found.setdefault(node.name, []).append((source.module.rpartition(".")[2], node))
    return found


def _is_jobs_run(call: ast.Call) -> bool:
    is_run = isinstance(call.func, ast.Attribute) and call.func.attr == "run"
    return is_run and bool(call.args) and _last_name(call.func.value).lstrip("_") == "jobs"


def _not_plain(
    call: ast.Call, functions: dict[str, list[tuple[str, ast.FunctionDef]]], models: frozenset[str]
) -> Iterator[str]:
    work = call.args[0]
    if isinstance(work, ast.Call) and _last_name(work.func) == "partial" and work.args:
        work = work.args[0]
    if isinstance(work, ast.Lambda):
        yield "hands a lambda to a job"
    elif isinstance(work, ast.Attribute) and ast.unparse(work.value).startswith("self"):
        yield f"hands a method to a job: {ast.unparse(work)}"
    else:
        module = _last_name(work.value) if isinstance(work, ast.Attribute) else ""
        for home, function in functions.get(_last_name(work), []):
            if module in {"", home}:
                yield from _odd_types(function, models)


def _odd_types(function: ast.FunctionDef, models: frozenset[str]) -> Iterator[str]:
    """Name the arguments and results that are a model, a widget, the store or the session."""
    arguments = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    notes = [one.annotation for one in arguments] + [function.returns]
    for note in notes:
        words = set(re.findall(r"\w+", ast.unparse(note))) if note else set()
        odd = {word for word in words if word in models or word in {"Store", "Session"}}
        odd |= {word for word in words if re.fullmatch(r"Q[A-Z]\w+", word)}
        yield from (f"{function.name} takes or returns {word}" for word in sorted(odd))


def _top_names(source: Source) -> Iterator[tuple[ast.stmt, str, ast.expr]]:
    """Yield the names bound at the top of a module with what they are bound to."""
    for node in source.tree.body:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    yield node, target.id, node.value
        elif isinstance(node, ast.AnnAssign) and node.value is not None and isinstance(node.target, ast.Name):
            yield node, node.target.id, node.value


def _mutable_names(source: Source) -> Iterator[tuple[int, str]]:
    for node, name, value in _top_names(source):
        called = _last_name(value.func) if isinstance(value, ast.Call) else ""
        is_table = isinstance(value, TABLE_NODES) and name.isupper()
        is_mutable = isinstance(value, (*MUTABLE_NODES, *TABLE_NODES)) or called in MUTABLE_CALLS
        if is_mutable and not is_table and name != "__all__" and (source.path, name) not in STATE_ALLOWED:
            yield node.lineno, f"mutable at the top of the module: {name} (a tuple or frozenset will do)"


def _mutations(source: Source) -> Iterator[tuple[int, str]]:
    """Find `global`, and top names that a function changes in place without having a local of that name."""
    tops = {name for _node, name, _value in _top_names(source)}
    tops -= {name for path, name in STATE_ALLOWED if path == source.path}
    for function in (node for node in ast.walk(source.tree) if isinstance(node, ast.FunctionDef)):
        inside = list(ast.walk(function))
        here = {node.id for node in inside if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
        here |= {node.arg for node in inside if isinstance(node, ast.arg)}
        for node in inside:
            if isinstance(node, ast.Global):
                yield node.lineno, f"global {', '.join(node.names)}"
            elif _changes(node) in tops - here:
                yield node.lineno, f"changes {_changes(node)} of the module"  # type: ignore[attr-defined]


def _changes(node: ast.AST) -> str:
    """Return the name that a node changes in place, or an empty text."""
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
        return node.value.id if isinstance(node.value, ast.Name) else ""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in MUTATORS:
        return node.func.value.id if isinstance(node.func.value, ast.Name) else ""
    return ""


def _singletons(source: Source) -> Iterator[tuple[int, str]]:
    for node in ast.walk(source.tree):
        for part in node.body if isinstance(node, ast.ClassDef) else []:
            targets = part.targets if isinstance(part, ast.Assign) else [getattr(part, "target", None)]
            names = {target.id for target in targets if isinstance(target, ast.Name)}
            if names & {"_instance", "__instance", "instance", "_shared"}:
                yield part.lineno, f"singleton in class {node.name}"  # type: ignore[attr-defined]


def _early_reads(source: Source) -> Iterator[tuple[int, str]]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom):
            for name in sorted({alias.name for alias in node.names} & REGISTRIES):
                yield node.lineno, f"imports {name} by name; import its module"
    for node in walk_at_once(source.tree):
        is_read = isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load)
        if is_read and _last_name(node) in REGISTRIES:
            yield node.lineno, f"reads {_last_name(node)} when the module loads; read it in the function"


LAWS = (
    rows_are_written_in_one_place,
    jobs_take_plain_data,
    modules_hold_no_state,
    core_never_asks_what_day_it_is,
    registries_are_read_late,
)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_our_tree_keeps_the_law(law: object) -> None:
    assert callable(law)
    assert law(ROOT) == []


@pytest.mark.parametrize(
    "line",
    [
        "models.Reading.insert(value=1).execute()",
        "Reading.delete().execute()",
        "Reading(value=1).save(force_insert=True)",
        "row.delete_instance()",
        "store.database.execute_sql('DELETE FROM reading')",
        "store.database.execute_sql('update reading set value = 1')",
    ],
)
def test_a_row_written_past_the_history_is_found(tmp_path: Path, line: str) -> None:
    plant(tmp_path, {MODELS: "class Reading: ...", "core/usecases/a.py": f"def f(store, row):\n    {line}"})
    assert rows_are_written_in_one_place(tmp_path)


def test_a_use_case_called_save_or_a_list_that_inserts_is_let_through(tmp_path: Path) -> None:
    lines = "def f(diary, rows):\n    diary.save(1)\n    rows.insert(0, 1)\n    rows.update({})"
    plant(tmp_path, {MODELS: "class Reading: ...", "core/usecases/a.py": lines})
    assert rows_are_written_in_one_place(tmp_path) == []


@pytest.mark.parametrize(
    "line",
    [
        "session.jobs.run(lambda: 1, then)",
        "self._jobs.run(self.on_work, then)",
        "self.jobs.run(partial(photos.look, row), then)",
        "jobs.run(photos.draw, then)",
    ],
)
def test_a_job_that_takes_more_than_plain_data_is_found(tmp_path: Path, line: str) -> None:
    work = "def look(row: Photo) -> int: ...\ndef draw(path: Path) -> QPixmap: ..."
    plant(tmp_path, {MODELS: "class Photo: ...", "core/usecases/photos.py": work, "ui/a.py": line})
    assert jobs_take_plain_data(tmp_path)


def test_a_job_over_paths_is_let_through(tmp_path: Path) -> None:
    work = "def look(path: Path, *, side: int) -> Facts: ..."
    plant(tmp_path, {"core/usecases/photos.py": work, "ui/a.py": "self.jobs.run(photos.look, then)"})
    assert jobs_take_plain_data(tmp_path) == []


@pytest.mark.parametrize(
    "text",
    [
        "cache = {}",
        "seen: set[str] = set()",
        "NAMES = ['a']",
        "TABLE = {}\ndef f():\n    TABLE['a'] = 1",
        "TABLE = {}\ndef f():\n    TABLE.update(a=1)",
        "count = 0\ndef f():\n    global count\n    count += 1",
        "class A:\n    _instance = None",
        "class A:\n    _instance: A | None = None",
    ],
)
def test_state_of_a_module_is_found(tmp_path: Path, text: str) -> None:
    assert modules_hold_no_state(plant(tmp_path, {"core/a.py": text}))


@pytest.mark.parametrize(
    "text",
    [
        "NAMES = ('a', 'b')",
        "TABLE = {'a': 1}\ndef f():\n    return TABLE['a']",
        "TABLE = ()\ndef f():\n    TABLE = []\n    TABLE.append(1)",
    ],
)
def test_a_constant_is_let_through(tmp_path: Path, text: str) -> None:
    assert modules_hold_no_state(plant(tmp_path, {"core/a.py": text})) == []


@pytest.mark.parametrize("call", ["date.today()", "datetime.datetime.now()", "time.localtime()"])
def test_a_look_at_the_clock_is_found(tmp_path: Path, call: str) -> None:
    assert core_never_asks_what_day_it_is(plant(tmp_path, {"core/usecases/a.py": f"def f():\n    return {call}"}))


def test_a_stamp_in_utc_and_a_clock_passed_in_are_let_through(tmp_path: Path) -> None:
    plant(tmp_path, {"core/keeping/a.py": "def f(self):\n    return datetime.now(UTC), self.now()"})
    assert core_never_asks_what_day_it_is(tmp_path) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("ui/a.py", "from core.words.metrics import METRICS"),
        ("ui/a.py", "from core.words import metrics\nKEYS = tuple(one.key for one in metrics.METRICS)"),
        ("core/words/metrics.py", "METRICS = ()\nBY_KEY = {one.key: one for one in METRICS}"),
        ("core/usecases/a.py", "def f(known=metrics.METRICS): ..."),
    ],
)
def test_a_registry_read_too_early_is_found(tmp_path: Path, path: str, text: str) -> None:
    assert registries_are_read_late(plant(tmp_path, {path: text}))


def test_a_registry_read_in_a_function_is_let_through(tmp_path: Path) -> None:
    text = "METRICS = (1,)\ndef known():\n    return METRICS\n"
    assert registries_are_read_late(plant(tmp_path, {"core/words/metrics.py": text})) == []
