# SPDX-License-Identifier: MIT
"""ACTIONS of the menu bar: every command of the window with its words, keys and the window's slot.

What a command does is a slot of ui/main_window.py; the tabs' own entries come from ui/places.py.

To add an action: add one ActionEntry and the slot it names. Entries of another group stand under a line.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from core.words.i18n import N_, _
from ui import places
from ui.widgets.own_words import short


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """One command.

    Attributes:
        id: also the objectName of its QAction, as action_<id>. keys: shortcuts, the first is shown.
        menu: key of MENUS. group: entries of one group stand together. slot: method of the main window.
        needs_dog: greyed while the library has no dog.
    """

    id: str
    text: str
    keys: tuple[str, ...]
    menu: str
    group: int
    slot: str
    needs_dog: bool = False


MENUS: tuple[tuple[str, str], ...] = (
    ("file", N_("&File")),
    ("edit", N_("&Edit")),
    ("go", N_("&Go")),
    ("help", N_("&Help")),
)

ACTIONS: tuple[ActionEntry, ...] = (
    ActionEntry("new_library", N_("&New library…"), ("Ctrl+Shift+N",), "file", 1, "on_new_library"),
    ActionEntry("open_library", N_("&Open library or backup…"), ("Ctrl+O",), "file", 1, "on_open_library"),
    ActionEntry("sample_dogs", N_("&Sample dogs"), (), "file", 1, "on_sample_dogs"),
    ActionEntry("add_dog", N_("&Add a dog…"), (), "file", 2, "on_add_dog"),
    ActionEntry("dog_details", N_("&Details of the dog…"), ("Ctrl+I",), "file", 2, "on_dog_details", True),
    ActionEntry("print", N_("&Print summary…"), ("Ctrl+P",), "file", 3, "on_print", True),
    ActionEntry("export_csv", N_("&Export as CSV files…"), ("Ctrl+E",), "file", 3, "on_export_csv"),
    ActionEntry("preferences", N_("P&references…"), ("Ctrl+,",), "file", 4, "on_preferences"),
    ActionEntry("quit", N_("&Quit"), ("Ctrl+Q",), "file", 5, "on_quit"),
    ActionEntry("undo", N_("&Undo"), ("Ctrl+Z",), "edit", 1, "on_undo"),
    ActionEntry("redo", N_("&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "edit", 1, "on_redo"),
    ActionEntry("own_measure", N_("Add a &measure of your own…"), (), "edit", 2, "on_own_measure", True),
    ActionEntry("clinic_score", N_("Add a &clinic score…"), (), "edit", 2, "on_clinic_score", True),
    ActionEntry("previous_day", N_("&Previous day"), ("Alt+Left",), "go", 1, "on_previous_day", True),
    ActionEntry("next_day", N_("&Next day"), ("Alt+Right",), "go", 1, "on_next_day", True),
    ActionEntry("today", N_("&Today"), ("Ctrl+T",), "go", 1, "on_today", True),
    ActionEntry("weekly_check", N_("&Weekly check…"), ("Ctrl+K",), "go", 2, "on_weekly_check", True),
    ActionEntry("call_card", N_("When to &call the vet"), ("F2",), "help", 1, "on_call_card"),
    ActionEntry("from_my_phone", N_("&Photos from my phone"), (), "help", 1, "on_from_my_phone"),
    ActionEntry("log_folder", N_("Open &log folder"), (), "help", 2, "on_open_log_folder"),
    ActionEntry("about", N_("&About Hindstride"), (), "help", 2, "on_about"),
)
LONGEST_WORDS = 70
TAB_KEY = "Ctrl+{number}"


class Menus(QObject):
    """The menu bar of one window, made from ACTIONS and TABS."""

    def __init__(self, window: QMainWindow) -> None:
        """Fill the window's menu bar; every slot that ACTIONS names must be a method of the window."""
        super().__init__(window)
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        for key, words in MENUS:
            menu = window.menuBar().addMenu(_(words))
            menu.setObjectName(f"menu_{key}")
            self._menus[key] = menu
        self._add_tabs()
        self._add_actions()

    def action(self, action_id: str) -> QAction:
        """Return one command, or a tab's as "tab_<key>"; KeyError when there is none."""
        return self._actions[action_id]

    def all_actions(self) -> list[QAction]:
        """Return every command of the menu bar."""
        return list(self._actions.values())

    def set_travel(self, undo_words: str, redo_words: str) -> None:
        """Say what undo and redo would do; empty words mean that there is nothing, and grey them."""
        undo, redo = self._actions["undo"], self._actions["redo"]
        undo.setText(_("&Undo: {what}").format(what=_plain(undo_words)) if undo_words else _("&Undo"))
        redo.setText(_("&Redo: {what}").format(what=_plain(redo_words)) if redo_words else _("&Redo"))
        undo.setEnabled(bool(undo_words))
        redo.setEnabled(bool(redo_words))

    def set_has_dog(self, has_dog: bool) -> None:
        """Grey what needs a dog while there is none."""
        for entry in ACTIONS:
            if entry.needs_dog:
                self._actions[entry.id].setEnabled(has_dog)

    def _add_tabs(self) -> None:
        for number, entry in enumerate(places.TABS, 1):
            action = self._made(f"tab_{entry.key}", _(entry.label), (TAB_KEY.format(number=number),))
            action.setData(entry.key)
            action.triggered.connect(self._window.on_tab_action)
            self._menus["go"].addAction(action)
        self._menus["go"].addSeparator()

    def _add_actions(self) -> None:
        last: tuple[str, int] | None = None
        for entry in ACTIONS:
            if last is not None and last[0] == entry.menu and last[1] != entry.group:
                self._menus[entry.menu].addSeparator()
            last = (entry.menu, entry.group)
            action = self._made(entry.id, _(entry.text), entry.keys)
            action.triggered.connect(getattr(self._window, entry.slot))
            self._menus[entry.menu].addAction(action)

    def _made(self, action_id: str, words: str, keys: tuple[str, ...]) -> QAction:
        action = QAction(words, self._window)
        action.setObjectName(f"action_{action_id}")
        action.setShortcuts([QKeySequence(key) for key in keys])
        self._actions[action_id] = action
        return action


def _plain(words: str) -> str:
    return short(words, LONGEST_WORDS).replace("&", "&&")
