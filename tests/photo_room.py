# SPDX-License-Identifier: MIT
"""A Photos tab with a library around it, and a hand that clicks on photos as an owner does. No test lives here."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from core.keeping import dog_drawing
from core.keeping.decoder import Decoder
from core.keeping.dog_drawing import Drawn
from core.keeping.store import Store
from core.usecases import dogs, photos
from core.usecases.photos import Photo
from core.words.geometry import Point
from core.words.settings import UserSettings
from tests.make import START, TODAY
from ui import theme
from ui.jobs import Jobs
from ui.session import Session
from ui.tabs.photos.tab import PhotosTab
from ui.widgets.compare_canvas import SIDES, CompareCanvas, Side

WORKER = (sys.executable, "-c", "from core.keeping import decoder; decoder.serve_process()")
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CLOSE_UP = 9  # turns of the wheel: about seven times as large


def draw(pose: str = "rear", *, muscle: float = 0.5, size: tuple[int, int] = (800, 600), turn: float = 0.0) -> Drawn:
    """Draw a sample dog with known points; `turn` is how crooked the camera was held, degrees."""
    look = next(iter(dog_drawing.LOOKS.values()))
    jitter = dog_drawing.Jitter(roll_deg=turn)
    return dog_drawing.draw(look, pose, left=muscle, right=muscle, crouch=0.3, jitter=jitter, size_px=size)


@dataclass
class PhotoRoom:
    """A tab with everything around it."""

    tab: PhotosTab
    session: Session
    jobs: Jobs
    decoder: Decoder
    folder: Path
    qtbot: QtBot

    @property
    def store(self) -> Store:
        """The library."""
        return self.session.store

    @property
    def dog(self) -> dogs.Dog:
        """The dog on screen."""
        assert self.session.dog is not None
        return self.session.dog

    @property
    def canvas(self) -> CompareCanvas:
        """What shows the pair."""
        return self.tab.compare.canvas

    def photo(self, side: Side) -> Photo:
        """Return the photo in one half."""
        found = self.tab.compare.photo(side)
        assert found is not None
        return found

    def settle(self) -> None:
        """Wait until nothing is being read or written any more, and the photos are as sharp as they will be."""
        self.qtbot.waitUntil(lambda: not (self.jobs.is_busy() or self.tab.pictures.is_busy), timeout=20_000)

    def keep(self, path: Path, *, pose: str = "rear", week: int = 0) -> Photo:
        """Keep a picture file as the photo of a week, from 0."""
        found = photos.inspect(self.store.path, [path], self.decoder, today=TODAY)
        (outcome,) = photos.keep_all(self.store.path, found)
        facts, day = found[0].facts, START + timedelta(days=7 * week)
        assert outcome.kept is not None and facts is not None
        return photos.record(
            self.store, self.dog, outcome.kept, facts, pose=pose, day=day, source=photos.OWNER, today=TODAY
        )

    def keep_drawn(self, drawn: Drawn, *, pose: str = "rear", week: int = 0) -> Photo:
        """Keep a drawn picture as the photo of a week."""
        path = self.folder / f"{pose}-{week}.jpg"
        path.write_bytes(drawn.image_bytes)
        return self.keep(path, pose=pose, week=week)

    def show(self, width: int = 1280, height: int = 700) -> None:
        """Show the tab and wait for its photos."""
        self.tab.resize(width, height)
        self.tab.show()
        self.settle()
        self.qtbot.waitUntil(self._is_there, timeout=20_000)

    def _is_there(self) -> bool:
        halves = (self.tab.compare.photo(side) for side in SIDES)
        panes = [self.canvas.pane(side) for side, photo in zip(SIDES, halves, strict=True) if photo is not None]
        is_busy = self.jobs.is_busy() or self.tab.pictures.is_busy
        return not is_busy and not any(pane.pixmap.isNull() for pane in panes)

    def button(self, name: str) -> QPushButton:
        """Return a button by its name."""
        found = self.tab.findChild(QPushButton, name)
        assert found is not None
        return found

    def press(self, name: str) -> None:
        """Press a button with the mouse."""
        button = self.button(name)
        assert button.isVisible() and button.isEnabled(), name
        self.qtbot.mouseClick(button, LEFT)

    def click(self, side: Side, point: Point, *, close_up: bool = True) -> None:
        """Click on a point of a photo, px of the upright original; as an owner does, after zooming in on it."""
        click(self.qtbot, self.canvas, side, point, close_up=close_up)


def click(qtbot: QtBot, canvas: CompareCanvas, side: Side, point: Point, *, close_up: bool = True) -> None:
    """Zoom in on a point with the wheel and click on it; px of the upright original."""
    QApplication.processEvents()  # what was pressed before may share out the room anew
    if close_up:
        canvas.fit()
        for _turn in range(CLOSE_UP):
            wheel(canvas, canvas.to_widget(side, point), 1)
    qtbot.mouseMove(canvas, canvas.to_widget(side, point).toPoint())
    # Moving the mouse lets events through, and with them the room may be shared out anew: look again, as a hand does.
    at = canvas.to_widget(side, point).toPoint()
    assert canvas.pane_rect(side).contains(QPointF(at)), (side, point)
    qtbot.mouseClick(canvas, LEFT, NO_KEY, at)


def wheel(canvas: CompareCanvas, at: QPointF, steps: int) -> None:
    """Turn the wheel over a point of the canvas."""
    turned, phase = QPoint(0, 120 * steps), Qt.ScrollPhase.NoScrollPhase
    none = Qt.MouseButton.NoButton
    event = QWheelEvent(at, canvas.mapToGlobal(at), QPoint(), turned, none, NO_KEY, phase, False)
    QApplication.sendEvent(canvas, event)


@contextmanager
def room(qtbot: QtBot, folder: Path, *, light: str = "light") -> Iterator[PhotoRoom]:
    """Open a tab on an empty library with one dog; everything is closed at the end."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    found = theme.load(light)
    theme.apply(app, found)
    store = Store.create(folder / "library")
    dogs.add(store, "Bailey", today=TODAY, start_day=START)
    evening = datetime(TODAY.year, TODAY.month, TODAY.day, 18, 42)
    session = Session(store, found, UserSettings(), clock=lambda: evening)
    jobs, decoder = Jobs(), Decoder(WORKER)
    tab = PhotosTab(session, jobs, decoder=decoder)
    qtbot.addWidget(tab)
    phone = folder / "phone"
    phone.mkdir()
    try:
        yield PhotoRoom(tab, session, jobs, decoder, phone, qtbot)
    finally:
        jobs.close()
        decoder.close()
        store.close()
