"""Pictures with figures: how one runs, on what, how one stretches, and whom to see."""

from __future__ import annotations

from typing import Final

from easeback.present.charts.chart import Say
from easeback.present.pictures.figure import Pose, ankle_of, figure, hip_of, seated
from easeback.present.pictures.picture import Picture, box, circle, line, path, word

WIDTH: Final = 340
HEIGHT: Final = 240
GROUND_Y: Final = 200.0
WITHOUT_WORDS: Final = (0, 10, WIDTH, 204)
OVERSTRIDING: Final = Pose(-2, (38, 26, 22), (-30, -62, -40), (-32, 30), (38, 92))
UNDER_THE_BODY: Final = Pose(7, (22, -8, 2), (-18, -78, -60), (-30, 48), (28, 92))
JOGGING: Final = Pose(6, (20, -6, 2), (-16, -70, -55), (-28, 45), (26, 90))
DOWNHILL: Final = Pose(-4, (34, 20, 10), (-20, -66, -50), (-34, 34), (40, 96))
SWING: Final = Pose(0, (42, 30, 10), (0, 0, 0), (-24, -10), (60, 70))
LUNGE: Final = Pose(2, (66, 0, 0), (-38, -62, -30), (14, 60), (14, 60))
CALF: Final = Pose(16, (30, -4, 0), (-24, -24, 0), (82, 92), (74, 84))
SITTING: Final = Pose(-6, (86, 62, 20), (84, 2, 0), (-26, 6), (-26, 6))
EXAMINING: Final = Pose(12, (6, 0, 0), (-10, -8, 0), (-52, -66), (-40, -74), nod=8)


def runner(say: Say) -> Picture:
    """A long step beside a shorter one: how far ahead of the hip the foot lands."""
    shapes = [line("earth", (6, GROUND_Y), (WIDTH - 6, GROUND_Y))]
    for pose, x, look in ((OVERSTRIDING, 80, "limb"), (UNDER_THE_BODY, 250, "limb good")):
        hip = hip_of(pose, x, GROUND_Y)
        foot = ankle_of(pose, hip)
        shapes += [line("plumb", hip, (hip[0], GROUND_Y + 8)), *figure(pose, x, GROUND_Y, look)]
        shapes += [line("measure", (hip[0], GROUND_Y + 8), (foot[0], GROUND_Y + 8))]
    shapes += [word(say("Far ahead: it brakes"), 88, 230, "middle"), word(say("Under the body"), 255, 230, "middle")]
    told = say("Two runners from the side. The first lands with the foot far ahead of the hip; the second, with "
               "shorter and quicker steps, lands nearly under it.")  # fmt: skip
    return Picture("runner", say("Where the foot lands"), told, WIDTH, HEIGHT, tuple(shapes), WITHOUT_WORDS)


def ground(say: Say) -> Picture:
    """Even and flat beside downhill, where more arrives at each step."""
    slope = "M170 186 L334 236 L334 246 L6 246 L6 186 Z"
    shapes = (
        path("soil", slope),
        line("earth", (6, 186), (170, 186), (334, 236)),
        *figure(JOGGING, 84, 186, "limb good"),
        *figure(DOWNHILL, 232, 218),
        *(
            line("impact", (276 + place, 226 + place / 3), (274 + place * 1.5, 242 + place / 3))
            for place in (-12, 0, 12)
        ),
        word(say("Even and flat"), 84, 266, "middle"),
        word(say("Downhill: more impact"), 334, 266, "end"),
    )
    told = say("One runner on flat ground, one running downhill with strokes under the foot: impact and braking grow "
               "with the slope more than with a hard surface.")  # fmt: skip
    return Picture("ground", say("Flat and downhill"), told, WIDTH, 274, shapes, (0, 4, WIDTH, 244))


def stretch(say: Say) -> Picture:
    """Before a run moving, after it gently held."""
    shapes = (
        line("earth", (6, GROUND_Y), (WIDTH - 6, GROUND_Y)),
        path("swing", "M92 188 C104 180 112 170 114 158"),
        *figure(SWING, 58, GROUND_Y, "limb good"),
        *figure(LUNGE, 168, GROUND_Y, "limb good"),
        box("wall", 326, 60, 8, GROUND_Y - 60),
        *figure(CALF, 262, GROUND_Y),
        line("divide", (222, 40), (222, GROUND_Y - 8)),
        word(say("Before: swing and step"), 112, 226, "middle"),
        word(say("After: hold gently"), 276, 226, "middle"),
    )
    told = say("Before a run: a leg swings and a long step loosens the hip. After it: a calf is stretched gently "
               "against a wall.")  # fmt: skip
    return Picture("stretch", say("Moving before, holding after"), told, WIDTH, HEIGHT, shapes, WITHOUT_WORDS)


def doctor(say: Say) -> Picture:
    """A clinician looks at the leg."""
    hip = (96.0, 128.0)
    shapes = (
        line("earth", (6, GROUND_Y), (WIDTH - 6, GROUND_Y)),
        box("couch", 30, 136, 96, 14),
        line("couch-leg", (44, 150), (44, GROUND_Y)),
        line("couch-leg", (112, 150), (112, GROUND_Y)),
        *seated(SITTING, hip),
        *figure(EXAMINING, 244, GROUND_Y, "limb doctor"),
        circle("badge", 294, 58, 22),
        path("badge-cross", "M294 46 V70 M282 58 H306"),
        word(say("Strength, feeling, reflexes"), 170, 230, "middle"),
    )
    told = say("A runner sits on a couch with one leg stretched out; a clinician looks at its strength and feeling.")
    return Picture("doctor", say("Somebody who looks at it"), told, WIDTH, HEIGHT, shapes, WITHOUT_WORDS)
