# SPDX-License-Identifier: MIT
"""TABS of the window and the places a tab can ask to be taken to. No tab imports another: it emits a Place.

To add a tab: add one TabEntry; header, shortcuts, screenshots and self-test show it by themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.words.i18n import N_


@dataclass(frozen=True, slots=True)
class Place:
    """Where to go: a tab key and, if it matters, a day, a metric key, or a dialog of DIALOGS to open there."""

    tab: str = ""
    day: date | None = None
    metric: str = ""
    dialog: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TabEntry:
    """One tab: opened lazily from `module`.`name`, a QWidget made as `name(session, jobs)`."""

    key: str
    label: str
    module: str
    name: str


TABS: tuple[TabEntry, ...] = (
    TabEntry("diary", N_("Diary"), "ui.tabs.diary.tab", "DiaryTab"),
    TabEntry("photos", N_("Photos"), "ui.tabs.photos.tab", "PhotosTab"),
    TabEntry("progress", N_("Progress"), "ui.tabs.progress.tab", "ProgressTab"),
    TabEntry("plan", N_("Plan"), "ui.tabs.plan.tab", "PlanTab"),
    TabEntry("vet", N_("Vet"), "ui.tabs.vet.tab", "VetTab"),
)


@dataclass(frozen=True, slots=True)
class DialogEntry:
    """One dialog that the window can open by name: made as `name(session, jobs, parent)`."""

    key: str
    module: str
    name: str


DIALOGS: tuple[DialogEntry, ...] = (
    DialogEntry("call_card", "ui.dialogs.call_card", "CallCard"),
    DialogEntry("weekly_check", "ui.dialogs.weekly_check", "WeeklyCheck"),
    DialogEntry("add_dog", "ui.dialogs.add_dog", "AddDog"),
    DialogEntry("dog_details", "ui.dialogs.dog_details", "DogDetails"),
    DialogEntry("preferences", "ui.dialogs.preferences", "Preferences"),
    DialogEntry("from_my_phone", "ui.dialogs.from_my_phone", "FromMyPhone"),
    DialogEntry("care_item", "ui.dialogs.care_item", "CareItem"),
    DialogEntry("own_measure", "ui.dialogs.own_measure", "OwnMeasureForm"),
    DialogEntry("clinic_score", "ui.dialogs.clinic_score", "ClinicScoreForm"),
    DialogEntry("vet_range", "ui.dialogs.vet_range", "VetRangeForm"),
    DialogEntry("maintenance", "ui.dialogs.maintenance", "MaintenanceForm"),
    DialogEntry("about", "ui.dialogs.about", "About"),
)
