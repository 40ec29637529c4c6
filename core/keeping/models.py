# SPDX-License-Identifier: MIT
"""The tables of a library, as peewee models without logic. The schema itself is literal SQL in migrations.py.

Models are not bound to a database: `store.select(Model)` binds a query to its library, so two libraries can be
open at once. Rows are written only through `Change` in history.py. Columns mean what house.md's Data section says.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import peewee


class DayField(peewee.Field):
    """A civil date kept as ISO text; None when not recorded."""

    field_type = "TEXT"

    def db_value(self, value: date | None) -> str | None:
        """Turn a date into ISO text."""
        return value.isoformat() if isinstance(value, date) else value

    def python_value(self, value: str | None) -> date | None:
        """Turn ISO text into a date."""
        return date.fromisoformat(value) if value else None


class Row(peewee.Model):
    """Every table: keys are text and known before writing; changed_at is UTC, ISO."""

    changed_at = peewee.TextField()


class Dog(Row):
    """A dog; the name is only a label. leg: L, R, B, ? ; born_exact 0 means "about"; archived 0/1."""

    id = peewee.TextField(primary_key=True)
    name = peewee.TextField()
    leg = peewee.TextField()
    start_day = DayField(null=True)
    start_kind = peewee.TextField()
    breed = peewee.TextField()
    sex = peewee.TextField()
    neutered = peewee.IntegerField(null=True)
    born = DayField(null=True)
    born_exact = peewee.IntegerField()
    portrait = peewee.TextField()
    cause = peewee.TextField()
    diagnosis = peewee.TextField()
    clinic = peewee.TextField()
    clinic_phone = peewee.TextField()
    emergency_phone = peewee.TextField()
    archived = peewee.IntegerField()

    class Meta:
        table_name = "dog"


ENTRY_KINDS = ("diary", "measuring", "photo", "clip", "check")


class Entry(Row):
    """One occasion of recording, of one of ENTRY_KINDS; a day has one diary entry.

    photo: id of the photo or the clip that its readings were read off, else "".
    """

    id = peewee.TextField(primary_key=True)
    dog = peewee.TextField()
    day = DayField()
    kind = peewee.TextField()
    measured_by = peewee.TextField()
    scored_by = peewee.TextField()
    coat = peewee.TextField()
    photo = peewee.TextField()
    note = peewee.TextField()

    class Meta:
        table_name = "entry"


class Reading(Row):
    """One answer: metric, side '' L R, take 1…n; value NULL exactly when state is 'na'."""

    entry = peewee.TextField()
    metric = peewee.TextField()
    side = peewee.TextField()
    take = peewee.IntegerField()
    value = peewee.FloatField(null=True)
    state = peewee.TextField()

    class Meta:
        table_name = "reading"
        primary_key = peewee.CompositeKey("entry", "metric", "side", "take")


class Activity(Row):
    """A walk or exercise session; minutes and metres NULL when not said; copied 1 until the owner confirms it."""

    id = peewee.TextField(primary_key=True)
    dog = peewee.TextField()
    day = DayField()
    at = peewee.TextField()
    kind = peewee.TextField()
    minutes = peewee.FloatField(null=True)
    metres = peewee.FloatField(null=True)
    surface = peewee.TextField()
    support = peewee.TextField()
    ended = peewee.TextField()
    copied = peewee.IntegerField()

    class Meta:
        table_name = "activity"


class Event(Row):
    """Something dated: a small win, something off, a flare-up (with end_day), a visit, the call card shown."""

    id = peewee.TextField(primary_key=True)
    dog = peewee.TextField()
    day = DayField()
    end_day = DayField(null=True)
    kind = peewee.TextField()
    text = peewee.TextField()

    class Meta:
        table_name = "event"


class Care(Row):
    """A medicine or supplement, as on the label; stop_day NULL while it is given."""

    id = peewee.TextField(primary_key=True)
    dog = peewee.TextField()
    kind = peewee.TextField()
    name = peewee.TextField()
    strength = peewee.TextField()
    amount = peewee.TextField()
    times = peewee.TextField()
    drug_class = peewee.TextField()
    since = DayField(null=True)
    stop_day = DayField(null=True)

    class Meta:
        table_name = "care"


class Question(Row):
    """A question for the vet; asked_day when written, done_day NULL while it is open."""

    id = peewee.TextField(primary_key=True)
    dog = peewee.TextField()
    asked_day = DayField()
    place = peewee.IntegerField()
    text = peewee.TextField()
    done_day = DayField(null=True)

    class Meta:
        table_name = "question"


class Photo(Row):
    """A photo: its bytes are media/ab/<sha256>; day as written in it or as the owner said; taken_source says which."""

    id = peewee.TextField(primary_key=True)
    dog = peewee.TextField()
    sha256 = peewee.TextField()
    pose = peewee.TextField()
    day = DayField()
    taken_source = peewee.TextField()
    taken_at = peewee.TextField()
    utc_offset = peewee.TextField()
    name = peewee.TextField()
    size = peewee.IntegerField()
    kind = peewee.TextField()
    width = peewee.IntegerField()
    height = peewee.IntegerField()
    damaged = peewee.IntegerField()
    note = peewee.TextField()

    class Meta:
        table_name = "photo"


class Mark(Row):
    """A point placed on a photo, px of the upright original; marking 1 also serves aligning.

    landmark_set is the id of the set whose words were read when it was placed.
    """

    photo = peewee.TextField()
    landmark = peewee.TextField()
    marking = peewee.IntegerField()
    x = peewee.FloatField()
    y = peewee.FloatField()
    landmark_set = peewee.TextField()

    class Meta:
        table_name = "mark"
        primary_key = peewee.CompositeKey("photo", "landmark", "marking")


class Reference(Row):
    """Two points of a photo, px of the upright original, that are length_mm apart."""

    photo = peewee.TextField(primary_key=True)
    x1 = peewee.FloatField()
    y1 = peewee.FloatField()
    x2 = peewee.FloatField()
    y2 = peewee.FloatField()
    length_mm = peewee.FloatField()

    class Meta:
        table_name = "reference"


class PhotoFlag(Row):
    """Something that makes a photo unfit for automatic pairs and measuring; flag is a key of PHOTO_FLAGS."""

    photo = peewee.TextField()
    flag = peewee.TextField()

    class Meta:
        table_name = "photo_flag"
        primary_key = peewee.CompositeKey("photo", "flag")


class Noticed(Row):
    """What the owner noticed comparing two photos; keys are comma joined. It outlives the photos."""

    id = peewee.TextField(primary_key=True)
    dog = peewee.TextField()
    day = DayField()
    first_photo = peewee.TextField()
    second_photo = peewee.TextField()
    keys = peewee.TextField()
    text = peewee.TextField()

    class Meta:
        table_name = "noticed"


class Clip(Row):
    """A clip: its bytes are media/ab/<sha256>; sizes px upright, 0 when not known; sync_ms NULL until it is set.

    slowed: how many times slower than life it plays; 1 for most.
    """

    id = peewee.TextField(primary_key=True)
    dog = peewee.TextField()
    sha256 = peewee.TextField()
    day = DayField()
    taken_source = peewee.TextField()
    taken_at = peewee.TextField()
    utc_offset = peewee.TextField()
    name = peewee.TextField()
    size = peewee.IntegerField()
    kind = peewee.TextField()
    width = peewee.IntegerField()
    height = peewee.IntegerField()
    duration_ms = peewee.IntegerField()
    frame_rate = peewee.FloatField()
    slowed = peewee.FloatField()
    gait = peewee.TextField()
    view = peewee.TextField()
    surface = peewee.TextField()
    lead_side = peewee.TextField()
    test = peewee.TextField()
    sync_ms = peewee.IntegerField(null=True)
    note = peewee.TextField()

    class Meta:
        table_name = "clip"


class Footfall(Row):
    """A hind footfall or scuff tapped in a clip; at_us is the clip's own time in millionths of a second."""

    clip = peewee.TextField()
    at_us = peewee.IntegerField()
    kind = peewee.TextField()

    class Meta:
        table_name = "footfall"
        primary_key = peewee.CompositeKey("clip", "at_us", "kind")


class OwnMeasure(Row):
    """A measure the owner made; its readings have the key own.<id>. stop_day: last day it was asked, NULL while it is.

    kind: "score" (whole points low..high), "number" (with a unit in the owner's words) or "activity" (0-4, it matters).
    """

    id = peewee.TextField(primary_key=True)
    dog = peewee.TextField()
    name = peewee.TextField()
    kind = peewee.TextField()
    unit = peewee.TextField()
    low = peewee.FloatField()
    high = peewee.FloatField()
    better = peewee.TextField()
    asked = peewee.TextField()
    place = peewee.IntegerField()
    low_label = peewee.TextField()
    high_label = peewee.TextField()
    stop_day = DayField(null=True)

    class Meta:
        table_name = "own_measure"


class ClinicScore(Row):
    """A total of a clinical scale with the range and direction it was given on, so that no number stands bare."""

    id = peewee.TextField(primary_key=True)
    dog = peewee.TextField()
    day = DayField()
    scale = peewee.TextField()
    version = peewee.TextField()
    total = peewee.FloatField()
    low = peewee.FloatField()
    high = peewee.FloatField()
    better = peewee.TextField()
    scored_by = peewee.TextField()
    note = peewee.TextField()

    class Meta:
        table_name = "clinic_score"


class UsualStart(Row):
    """From this day the usual is counted anew: 28 days on. metric "" means all of them."""

    id = peewee.TextField(primary_key=True)
    dog = peewee.TextField()
    metric = peewee.TextField()
    day = DayField()
    reason = peewee.TextField()

    class Meta:
        table_name = "usual_start"


class VetRange(Row):
    """The range of a metric that the vet set, stored unit; until is its last day, NULL while it holds."""

    id = peewee.TextField(primary_key=True)
    dog = peewee.TextField()
    metric = peewee.TextField()
    since = DayField()
    until = DayField(null=True)
    low = peewee.FloatField()
    high = peewee.FloatField()
    set_by = peewee.TextField()

    class Meta:
        table_name = "vet_range"


class Phase(Row):
    """From this day the dog is in recovery or in maintenance; check_months: how often the vet looks, NULL not said."""

    id = peewee.TextField(primary_key=True)
    dog = peewee.TextField()
    day = DayField()
    kind = peewee.TextField()
    check_months = peewee.IntegerField(null=True)

    class Meta:
        table_name = "phase"


class LeftOut(Row):
    """A value that no figure counts, with the owner's reason; entry is its occasion, "" for a day's own value."""

    dog = peewee.TextField()
    metric = peewee.TextField()
    side = peewee.TextField()
    day = DayField()
    entry = peewee.TextField()
    reason = peewee.TextField()

    class Meta:
        table_name = "left_out"
        primary_key = peewee.CompositeKey("dog", "metric", "side", "day", "entry")


class Reply(Row):
    """What the owner answered when asked, and when: a snooze, why days are missing, a new usual, a restart."""

    dog = peewee.TextField()
    about = peewee.TextField()
    subject = peewee.TextField()
    day = DayField()
    answer = peewee.TextField()

    class Meta:
        table_name = "reply"
        primary_key = peewee.CompositeKey("dog", "about", "subject")


class Setting(Row):
    """A setting of the library; value is JSON."""

    key = peewee.TextField(primary_key=True)
    value = peewee.TextField()

    class Meta:
        table_name = "setting"


class Removed(Row):
    """Leaves a trace of every dropped row, so that two computers can be merged later."""

    table_name = peewee.TextField()
    key = peewee.TextField()

    class Meta:
        table_name = "removed"
        primary_key = peewee.CompositeKey("table_name", "key")


MODELS: tuple[type[Row], ...] = (
    Dog,
    Entry,
    Reading,
    Activity,
    Event,
    Care,
    Question,
    Photo,
    Mark,
    Reference,
    PhotoFlag,
    Noticed,
    Clip,
    Footfall,
    OwnMeasure,
    ClinicScore,
    UsualStart,
    VetRange,
    Phase,
    LeftOut,
    Reply,
    Setting,
    Removed,
)


def key_columns(model: type[Row]) -> tuple[str, ...]:
    """Return the names of the key columns of a table, in order."""
    key: Any = model._meta.primary_key
    return tuple(key.field_names) if isinstance(key, peewee.CompositeKey) else (str(key.name),)


def columns(model: type[Row]) -> tuple[str, ...]:
    """Return the names of all columns, in the order of the model."""
    return tuple(model._meta.sorted_field_names)


def day_columns(model: type[Row]) -> frozenset[str]:
    """Return the names of the columns that hold a civil date."""
    return frozenset(name for name, column in model._meta.fields.items() if isinstance(column, DayField))
