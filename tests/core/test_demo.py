# SPDX-License-Identifier: MIT
"""What the sample library promises: the same bytes for the same last day, three whole and plausible stories.

Made for real in a folder; the pictures' truth is test_dog_drawing's, that screen and paper agree is a journey's.
"""

from __future__ import annotations

import hashlib
import io
import itertools
import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PIL import Image

from core.keeping import images, media, models
from core.keeping.store import Store
from core.usecases import (
    answers,
    care,
    demo,
    demo_days,
    demo_marks,
    demo_photos,
    diary,
    dogs,
    events,
    flags,
    marks,
    measures,
    noticed,
    own,
    photos,
    series,
    visits,
    walks,
)
from core.usecases.demo_story import Story
from core.usecases.dogs import Dog
from core.words import activities, geometry, milestones, signs
from core.words.errors import Cancelled, LibraryProblem

NAMES = ("Bailey", "Toby", "Lulu")
UNTIL = date(2026, 11, 22)
ALWAYS = (date(1990, 1, 1), date(9999, 12, 31))
WEEKS = {"Bailey": 6, "Toby": 13, "Lulu": 17}
GIRTH_MM = {"Bailey": (185, 215), "Toby": (325, 366), "Lulu": (262, 292)}
WEIGHT_KG = {"Bailey": (8.0, 9.0), "Toby": (18.3, 19.8), "Lulu": (13.6, 14.9)}


@pytest.fixture(scope="module")
def library(sample_library: Path) -> Path:
    return sample_library


@pytest.fixture
def store(library: Path) -> Iterator[Store]:
    opened = Store.open(library, write=False)
    yield opened
    opened.close()


def named(store: Store, name: str) -> Dog:
    return dogs.named(store, name)


def start_of(dog: Dog) -> date:
    assert dog.start_day is not None
    return dog.start_day


def bytes_of(library: Path) -> dict[str, str]:
    """Return the SHA-256 of every file but the lock."""
    files = (path for path in sorted(library.rglob("*")) if path.is_file() and path.name != ".lock")
    return {str(path.relative_to(library)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_same_last_day_gives_the_same_bytes(library: Path, tmp_path: Path) -> None:
    demo.make(tmp_path / "again", UNTIL)
    assert bytes_of(tmp_path / "again") == bytes_of(library)


def test_another_last_day_moves_every_day_and_changes_nothing_else() -> None:
    later = date(2028, 2, 29)
    by = later - UNTIL
    for story in demo.stories():
        now, then = demo_days.days(story, UNTIL), demo_days.days(story, later)
        assert [page.day + by for page in now] == [page.day for page in then]
        assert [(page.answers, page.note) for page in now] == [(page.answers, page.note) for page in then]
        assert [s.day + by for s in demo_days.sessions(story, UNTIL)] == [
            s.day for s in demo_days.sessions(story, later)
        ]
        assert [shot.taken_at + by for shot in demo_photos.shots(story, UNTIL)] == [
            shot.taken_at for shot in demo_photos.shots(story, later)
        ]


def test_a_folder_that_holds_something_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine", "utf-8")
    with pytest.raises(LibraryProblem):
        demo.make(tmp_path, UNTIL)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_stopping_leaves_nothing_behind(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []

    def note(done: int, total: int) -> None:
        seen.append((done, total))

    with pytest.raises(Cancelled):
        demo.make(tmp_path / "library", UNTIL, progress=note, cancelled=lambda: len(seen) == 3)
    assert [done for done, _total in seen] == [1, 2, 3]
    assert not (tmp_path / "library").exists()


def test_the_library_is_marked_as_a_sample_and_holds_the_three_dogs(store: Store) -> None:
    assert store.settings().sample
    assert {dog.name for dog in dogs.everyone(store)} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_weeks_count_from_the_start_to_the_last_day(store: Store, name: str) -> None:
    dog = named(store, name)
    assert (UNTIL - start_of(dog)).days + 1 == WEEKS[name] * 7
    assert diary.logged_days(store, dog.id, UNTIL, UNTIL) == [UNTIL]


def test_ages_are_those_of_the_stories(store: Store) -> None:
    ages = {dog.name: dogs.age(dog, UNTIL) for dog in dogs.everyone(store)}
    assert ages == {"Bailey": "9 y 2 m", "Toby": "7 y 4 m", "Lulu": "about 12 y"}
    bailey = named(store, "Bailey")
    assert bailey.born is not None
    ninth = bailey.born.replace(year=bailey.born.year + 9)
    assert timedelta() < start_of(bailey) - ninth < timedelta(days=60)


def test_no_day_is_later_than_the_last_one(store: Store) -> None:
    for model in models.MODELS:
        table = model._meta.table_name
        for column in (name for name in models.columns(model) if name in ("day", "end_day", "since", "asked_day")):
            found = store.rows(f"SELECT max({column}) FROM {table}")[0][0]
            assert found is None or found <= UNTIL.isoformat(), (table, column)


@pytest.mark.parametrize("name", NAMES)
def test_a_few_days_are_not_logged(store: Store, name: str) -> None:
    dog = named(store, name)
    logged = diary.logged_days(store, dog.id, *ALWAYS)
    missing = 1 - len(logged) / (WEEKS[name] * 7)
    assert 0.03 <= missing <= 0.10


def test_lulu_misses_a_whole_week(store: Store) -> None:
    logged = diary.logged_days(store, named(store, "Lulu").id, *ALWAYS)
    assert max((after - before).days for before, after in itertools.pairwise(logged)) > 7


@pytest.mark.parametrize("name", NAMES)
def test_every_answer_and_session_would_pass_the_form(store: Store, name: str) -> None:
    dog = named(store, name)
    known = own.known(store, dog.id)
    for day in diary.logged_days(store, dog.id, *ALWAYS):
        page = diary.page(store, dog.id, day)
        for slot, answer in page.answers.items():
            assert answers.checked(slot, answer, known=known) == answer
    for walk in walks.of_days(store, dog.id, *ALWAYS):
        walks.check(walk, today=UNTIL)
    for session in measures.sessions(store, dog.id):
        measures.check(session, today=UNTIL, known=known)
    for event in events.between(store, dog.id, *ALWAYS):
        assert event.kind in activities.keys(activities.kinds_of_event())
        assert event.text
        assert "\n" not in event.text


@pytest.mark.parametrize("name", NAMES)
def test_weight_and_girth_are_those_of_the_breed(store: Store, name: str) -> None:
    for session in measures.sessions(store, named(store, name).id):
        for (key, side, _take), value in session.values.items():
            if key == "thigh_girth":
                assert GIRTH_MM[name][0] <= value <= GIRTH_MM[name][1], (session.day, side)
            if key == "body_weight":
                assert WEIGHT_KG[name][0] <= value <= WEIGHT_KG[name][1]


@pytest.mark.parametrize("name", NAMES)
def test_the_tape_is_read_three_times_a_leg_and_one_week_is_missed(store: Store, name: str) -> None:
    own = [s for s in measures.sessions(store, named(store, name).id) if s.scored_by == "owner"]
    for session in own:
        takes = sorted((side, take) for key, side, take in session.values if key == "thigh_girth")
        assert takes == [(side, take) for side in "LR" for take in (1, 2, 3)]
    gaps = [(after.day - before.day).days for before, after in itertools.pairwise(own)]
    assert max(gaps) >= 12
    assert max(gaps) < 21


def test_girth_follows_the_stories(store: Store) -> None:
    ends = {}
    for name in NAMES:
        for side in "LR":
            found = series.occasions(store, named(store, name).id, "thigh_girth", ALWAYS, side=side)
            ends[(name, side)] = (found[0].value, found[-1].value)
    assert ends[("Bailey", "L")][0] < ends[("Bailey", "R")][0] - 8
    assert abs(ends[("Bailey", "L")][1] - ends[("Bailey", "R")][1]) < 8
    assert ends[("Toby", "R")][0] < ends[("Toby", "L")][0] - 8
    assert ends[("Toby", "R")][1] - ends[("Toby", "R")][0] > 12
    # Lulu's muscle did not fully return.
    assert ends[("Lulu", "L")][1] < 290


def test_one_of_tobys_sessions_is_by_another_person(store: Store) -> None:
    people = [s.measured_by for s in measures.sessions(store, named(store, "Toby").id) if s.scored_by == "owner"]
    assert people.count("Jo") == 1
    assert set(people) == {"Sam", "Jo"}


@pytest.mark.parametrize("name", NAMES)
def test_muscle_is_scored_by_the_owner_and_once_by_the_vet(store: Store, name: str) -> None:
    found = series.occasions(store, named(store, name).id, "muscle_condition_score", ALWAYS)
    who = [occasion.scored_by for occasion in found]
    assert who.count("vet") == 1
    assert who.count("owner") >= 4


@pytest.mark.parametrize("name", NAMES)
def test_kinds_of_day_go_with_the_scores_without_being_them(store: Store, name: str) -> None:
    dog = named(store, name)
    kinds = dict(series.daily(store, dog.id, "good_day", ALWAYS))
    comfort = dict(series.daily(store, dog.id, "comfort", ALWAYS))
    by_kind = {kind: [comfort[day] for day in kinds if day in comfort and kinds[day] == kind] for kind in (0, 1, 2)}
    middles = [sum(values) / len(values) for values in by_kind.values()]
    assert middles == sorted(middles)
    assert max(by_kind[1]) > min(by_kind[2])


@pytest.mark.parametrize("name", NAMES)
def test_most_days_say_nothing_else_unusual(store: Store, name: str) -> None:
    dog = named(store, name)
    logged = len(diary.logged_days(store, dog.id, *ALWAYS))
    for key in ("off_legs", "vomiting_count", "stiff_at_first"):
        assert len(series.daily(store, dog.id, key, ALWAYS)) > 0.7 * logged


@pytest.mark.parametrize("name", NAMES)
def test_each_story_has_wins_a_setback_a_doubt_and_three_questions(store: Store, name: str) -> None:
    dog = named(store, name)
    kinds = [event.kind for event in events.between(store, dog.id, *ALWAYS)]
    assert kinds.count("win") + sum(kind.startswith(milestones.PREFIX) for kind in kinds) >= 5
    assert kinds.count("flare_up") == 1
    assert kinds.count("off") == 1
    assert kinds.count("vet_visit") >= 2
    assert len(visits.open_questions(store, dog.id)) == 3
    notes = [page.note for page in demo_days.days(story_of(name), UNTIL) if page.note]
    assert len(notes) >= 20


def story_of(name: str) -> Story:
    return next(story for story in demo.stories() if story.dog.name == name)


def test_bailey_has_everything_the_article_tells(store: Store) -> None:
    dog = named(store, "Bailey")
    given = {item.name: item for item in care.on(care.of_dog(store, dog.id), UNTIL)}
    assert {"meloxicam", "omega-3 fish oil", "vitamin B complex"} == set(given)
    assert given["meloxicam"].drug_class == signs.NSAID
    treadmill = [w.day for w in walks.of_days(store, dog.id, *ALWAYS) if w.kind == "underwater_treadmill"]
    assert len(treadmill) == 9
    assert any(w.support == "harness" for w in walks.of_days(store, dog.id, *ALWAYS))
    first_week = (start_of(dog), start_of(dog) + timedelta(days=6))
    assert sum(value for _day, value in series.daily(store, dog.id, "avoided_stairs", first_week)) >= 4
    assert sum(value for _day, value in series.daily(store, dog.id, "sat_on_walk", first_week)) >= 2
    assert sum(value for _day, value in series.daily(store, dog.id, "knuckled", ALWAYS)) == 1
    assert any("Asked to go outside" in event.text for event in events.between(store, dog.id, *ALWAYS))


def test_toby_rests_four_weeks_before_his_first_walk(store: Store) -> None:
    dog = named(store, "Toby")
    rest = (start_of(dog), start_of(dog) + timedelta(days=27))
    minutes = series.daily(store, dog.id, "walk_minutes_total", rest)
    assert len(minutes) > 20
    assert {value for _day, value in minutes} == {0.0}
    after = series.daily(store, dog.id, "walk_minutes_total", (rest[1] + timedelta(days=1), UNTIL))
    assert after[0][1] == 5.0
    assert after[-1][1] > 40
    kinds = {walk.kind for walk in walks.of_days(store, dog.id, *ALWAYS)}
    assert {"leash_walk", "prom", "underwater_treadmill", "free_walk", "carried"} <= kinds
    assert any(event.kind == "food" for event in events.between(store, dog.id, *ALWAYS))


def test_lulu_walks_three_short_times_and_gets_her_wheels(store: Store) -> None:
    dog = named(store, "Lulu")
    since = start_of(dog) + timedelta(days=14)
    leash = [w for w in walks.of_days(store, dog.id, since, UNTIL) if w.kind == activities.WALK]
    assert all(w.minutes is not None and 5 <= w.minutes <= 10 for w in leash)
    counts = [value for _day, value in series.daily(store, dog.id, "walk_count", (since, UNTIL))]
    assert sorted(counts)[len(counts) // 2] == 3
    cart = [w for w in walks.of_days(store, dog.id, *ALWAYS) if w.kind == "cart"]
    assert len(cart) > 10
    texts = " ".join(event.text for event in events.between(store, dog.id, *ALWAYS))
    assert "Ramp" in texts
    assert "non-slip rugs" in texts
    mood = [value for _day, value in series.daily(store, dog.id, "mood_engagement", ALWAYS)]
    assert sum(mood[-14:]) / 14 > sum(mood[:14]) / 14 + 1


@pytest.mark.parametrize("name", NAMES)
def test_each_matching_answer_has_its_logged_showing(store: Store, name: str) -> None:
    dog = named(store, name)
    shown = demo.shown_days(store, dog)
    raised = [
        page.day for page in demo_days.days(story_of(name), UNTIL) if flags.raised(store, dog, page.day, page.answers)
    ]
    assert shown == raised
    assert len(shown) <= 8


@pytest.mark.parametrize("name", NAMES)
def test_photos_say_of_themselves_what_their_rows_say(store: Store, name: str) -> None:
    dog = named(store, name)
    taken = photos.of_dog(store, dog.id)
    assert len({photo.sha256 for photo in taken}) == len(taken)
    for photo in taken[:: max(1, len(taken) // 6)]:
        original = media.path_of(store.path, photo.sha256)
        assert media.digest(original) == photo.sha256
        facts = images.facts(original, today=UNTIL)
        assert (facts.kind, facts.width, facts.height) == (photo.kind, photo.width, photo.height)
        assert (facts.taken_at, facts.offset) == (photo.taken_at, photo.utc_offset)
        if photo.kind == "JPEG":
            assert (facts.day, facts.day_source) == (photo.day, photo.taken_source)
            assert "08:00" <= photo.taken_at[11:16] <= "17:00"


@pytest.mark.parametrize("name", NAMES)
def test_one_photo_from_behind_was_taken_again_in_its_week(store: Store, name: str) -> None:
    dog = named(store, name)
    grid = photos.grid(store, dog, today=UNTIL)
    twice = [taken for (_week, pose), taken in grid.cells.items() if pose == "rear" and len(taken) == 2]
    assert len(twice) == 1
    assert "again" in twice[0][1].note
    assert any(grid.shown(week, "rear") is None for week in grid.weeks)
    for pose in ("rear", "left_lateral", "right_lateral", "dorsal"):
        assert photos.first_and_latest(store, dog, pose) is not None


def test_the_truth_lies_beside_every_drawn_photo(store: Store) -> None:
    for name in NAMES:
        for photo in photos.of_dog(store, named(store, name).id):
            file = store.path / demo_photos.TRUTH / f"{photo.sha256}.json"
            if photo.pose == "other":
                assert not file.exists()
                continue
            truth = json.loads(file.read_text("utf-8"))
            assert (truth["dog"], truth["pose"], truth["day"]) == (name, photo.pose, photo.day.isoformat())
            assert truth["size_px"] == [photo.width, photo.height]


def test_scaled_copies_are_there_without_what_the_camera_wrote(store: Store) -> None:
    photo = photos.of_dog(store, named(store, "Bailey").id, pose="rear")[0]
    original = Image.open(media.path_of(store.path, photo.sha256)).convert("RGB")
    large, small = (Image.open(media.cache_path(store.path, photo.sha256, edge)) for edge in (2048, 400))
    assert not large.getexif()
    assert large.tobytes() == original.tobytes()
    assert small.size == (400, 300)


@pytest.mark.parametrize("name", NAMES)
def test_the_portrait_is_a_square_picture_of_the_dog(store: Store, name: str) -> None:
    portrait = photos.find(store, named(store, name).portrait)
    assert portrait is not None
    data = media.cache_path(store.path, portrait.sha256, 400).read_bytes()
    assert Image.open(io.BytesIO(data)).size == (demo_photos.PORTRAIT_PX, demo_photos.PORTRAIT_PX)


@pytest.mark.parametrize("name", NAMES)
def test_marks_follow_the_truth_with_the_tremble_of_a_hand(store: Store, name: str) -> None:
    dog = named(store, name)
    pairs = [photos.first_and_latest(store, dog, pose) for pose in ("rear", "right_lateral", "left_lateral")]
    marked = [photo for pair in pairs if pair for photo in pair if marks.of_photo(store, photo)]
    assert len(marked) == 4
    for photo in marked:
        drawn = demo_photos.truth(store.path, photo.sha256)
        truth = demo_marks.true_points(photo.pose, drawn)
        markings = marks.of_photo(store, photo)
        assert len(markings) == (3 if photo.pose == "rear" else 2)
        for points in markings.values():
            assert set(points) == set(truth)
            assert all(geometry.distance(point, truth[key]) < 7 for key, point in points.items())
        reference = marks.reference(store, photo)
        assert reference is not None and reference.length_mm == drawn["stick_mm"]
        assert all(len(value.markings) == len(markings) for value in marks.values(store, photo).values)


@pytest.mark.parametrize("name", NAMES)
def test_first_and_latest_lie_on_each_other_well_enough(store: Store, name: str) -> None:
    pair = photos.first_and_latest(store, named(store, name), "rear")
    assert pair is not None
    found = marks.alignment(store, *pair)
    assert found is not None and not found.is_poor


@pytest.mark.parametrize("name", NAMES)
def test_the_badly_held_photo_is_flagged_and_something_was_noticed(store: Store, name: str) -> None:
    dog = named(store, name)
    ((poor, why),) = marks.flagged(store, dog.id).items()
    photo = photos.find(store, poor)
    assert photo is not None and "again" in photo.note
    assert why == ("turned",)
    (seen,) = noticed.of_span(store, dog.id, *ALWAYS)
    assert seen.day == UNTIL
    assert seen.said
