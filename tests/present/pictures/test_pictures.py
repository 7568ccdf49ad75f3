"""The pictures of the lessons show what the knowledge says, and stand on the ground."""

from __future__ import annotations

import re

import pytest

from easeback.knowledge import knowledge
from easeback.knowledge.load import Knowledge
from easeback.model.words import ZONES
from easeback.present.pictures.body import reach
from easeback.present.pictures.drawn import OF_WORDS_ALONE, picture_of
from easeback.present.pictures.figure import Pose, ankle_of, figure
from easeback.present.pictures.ladder import ladder, minutes_of
from easeback.present.pictures.runners import OVERSTRIDING, UNDER_THE_BODY

NAMES = [*OF_WORDS_ALONE, "ladder"]


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return knowledge()


def test_every_lesson_has_its_picture(known: Knowledge) -> None:
    """Each name that a lesson uses is drawn, and no picture is drawn for none."""
    assert {lesson.picture for lesson in known.lessons.values()} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_has_words_for_who_does_not_see_it(name: str, known: Knowledge) -> None:
    """A title, a sentence of what there is to see, and words that stay within the sheet; all asked of `say`."""
    picture = picture_of(name, known, lambda text: f"<{text}>")
    assert picture.title.startswith("<")
    assert picture.told.startswith("<")
    assert len(picture.told) > 60
    words = [shape for shape in picture.shapes if shape.kind == "word"]
    assert words
    assert all(0 <= shape.x <= picture.width and 0 < shape.y < picture.height for shape in words)


def test_the_ladder_is_drawn_from_the_sessions(known: Knowledge) -> None:
    """Five times 1 min run and 4 walked, then 5 walked: 5 run and 25 walked; a column and its number for each stage."""
    first = known.sessions["ladder_stage_1"]
    assert (minutes_of(first, "run"), minutes_of(first, "walk")) == (5, 25)
    picture = ladder(known.sessions, str)
    stages = [key for key in known.sessions if key.startswith("ladder_stage_")]
    numbers = [shape.words for shape in picture.shapes if shape.look == "word small"]
    assert len(numbers) == len(stages) > 9
    assert (numbers[0], numbers[-1]) == ("5", "30")
    ran = [shape for shape in picture.shapes if shape.look == "ladder-run"]
    heights = [float(re.findall(r" v(-?[\d.]+)", shape.d)[0]) for shape in ran]
    assert heights[-1] == pytest.approx(6 * heights[0], rel=0.01)


def test_the_reach_names_the_zones_from_near_to_far() -> None:
    """From the back down to the foot, each lower than the one before, in the order of the diary's words."""
    words = [shape for shape in reach(str).shapes if shape.kind == "word"]
    assert [shape.words for shape in words] == list(ZONES[1:])
    assert [shape.y for shape in words] == sorted(shape.y for shape in words)


def test_a_figure_stands_on_the_ground_and_nothing_of_it_below() -> None:
    """A straight pose is two legs of 84 below the hip: thigh 42 and shin 42."""
    straight = Pose(0, (0, 0, 0), (0, 0, 0), (0, 0), (0, 0))
    points = [
        tuple(map(float, each.split()))
        for shape in figure(straight, 100, 200)
        if shape.kind == "path"
        for each in re.split(r"[ML]", shape.d)[1:]
    ]
    assert max(y for _, y in points) == 196
    assert min(y for x, y in points if x == 100 and y > 100) == 196 - 84


def test_the_long_step_lands_farther_ahead_than_the_short_one() -> None:
    """What the picture of form is about: the ankle ahead of the hip, far for the one and little for the other."""
    far, near = ankle_of(OVERSTRIDING, (0, 0))[0], ankle_of(UNDER_THE_BODY, (0, 0))[0]
    assert far > 3 * near > 0
