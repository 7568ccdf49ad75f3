"""The body map: front and back, drawn here, each area with its zone of the diary, its side, and its nerve root."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

# One view is this wide and high; the left half as one looks at it is drawn, and mirrored for the right.
VIEW_WIDTH: Final = 160
VIEW_HEIGHT: Final = 404

# Where the skin of each root usually lies (dermatomes differ from person to person, so the map never judges by them).
Root = Literal["L2", "L3", "L4", "L5", "S1", "S2", ""]


@dataclass(frozen=True, slots=True)
class Area:
    """One area that can be tapped: `d` is its SVG path, `is_mirrored` puts it on the other half."""

    id: str
    zone: str
    side: str
    root: Root
    d: str
    is_mirrored: bool

    @property
    def key(self) -> str:
        """The area's id in the diary, with its side."""
        return f"{self.side}_{self.id}"


@dataclass(frozen=True, slots=True)
class View:
    """The body from the front or the back: what is only drawn, and the areas from top to bottom."""

    name: str
    outlines: tuple[str, ...]
    areas: tuple[Area, ...]


OUTLINES: Final = (
    # Half a trunk with neck, half a head, and an arm with its hand; open along the middle, where no line is drawn.
    "M81 44 L72 46 C72 53 71 56 67 58 C57 62 47 61 42 70 C42 84 50 104 52 124"
    " C53 142 48 156 47 172 C58 176 70 181 81 186",
    "M81 7 C66 7 60 18 62 31 C63 41 70 50 81 50",
    "M42 71 C34 77 33 96 30 117 C27 138 24 154 21 174 C18 184 20 193 25 193 C30 192 30 183 31 176"
    " C35 157 39 141 42 121 C44 105 46 88 42 71 Z",
)
FRONT: Final = (
    ("thigh_outer", "thigh", "L2", "M47 175 C44 196 47 226 53 256 L61 256 C58 228 57 202 58 179 Z"),
    ("thigh_front", "thigh", "L3", "M60 180 C59 203 60 229 63 256 L75 256 C77 230 79 206 79 187 Z"),
    ("knee_front", "knee", "L4", "M53 259 C52 268 53 278 54 285 L74 285 C75 277 76 268 75 259 Z"),
    ("shin_outer", "calf", "L5", "M54 288 C50 306 54 330 58 351 L64 351 C63 328 62 307 62 288 Z"),
    ("shin_inner", "calf", "L4", "M64 288 C64 308 65 329 66 351 L72 351 C75 329 77 306 74 288 Z"),
    ("foot_top", "foot", "L5", "M58 354 C55 364 50 374 47 382 L68 384 C70 373 72 363 72 354 Z"),
    ("toes", "foot", "L5", "M46 385 C44 392 47 397 54 397 L66 397 C70 396 69 390 68 387 Z"),
)
BACK: Final = (
    ("low_back", "back", "", "M52 119 C53 135 50 147 48 157 L80 157 L80 119 Z"),
    ("buttock", "buttock", "S2", "M48 160 C43 177 45 194 53 202 C62 206 74 204 79 197 L79 160 Z"),
    ("thigh_back_outer", "thigh", "L5", "M48 203 C48 222 51 242 54 259 L61 259 C59 242 57 225 56 207 Z"),
    (
        "thigh_back",
        "thigh",
        "S1",
        "M58 208 C59 226 61 243 63 259 L75 259 C77 241 79 222 79 202 C73 207 65 209 58 208 Z",
    ),
    ("knee_back", "knee", "S1", "M54 262 C53 270 53 279 54 286 L74 286 C75 278 76 270 75 262 Z"),
    ("calf_outer", "calf", "L5", "M53 289 C50 306 53 330 58 351 L63 351 C61 329 60 308 60 289 Z"),
    ("calf_back", "calf", "S1", "M62 289 C62 309 63 330 65 351 L72 351 C76 330 78 306 74 289 Z"),
    ("heel", "foot", "S1", "M58 354 C57 365 56 373 57 380 C61 386 69 386 71 380 C72 372 72 363 72 354 Z"),
    ("foot_outer", "foot", "S1", "M56 378 C51 384 47 389 48 395 C55 399 65 397 69 394 L70 385 C65 388 59 387 56 378 Z"),
)


def body_map() -> tuple[View, View]:
    """The two views. Seen from the front, the left half of the picture is the runner's right side."""
    return (
        View("front", OUTLINES, _both(FRONT, "right", "left")),
        View("back", OUTLINES, _both(BACK, "left", "right")),
    )


def _both(drawn: tuple[tuple[str, str, Root, str], ...], near: str, far: str) -> tuple[Area, ...]:
    """Every area on both sides, from top to bottom."""
    return tuple(
        Area(key, zone, side, root, d, is_mirrored)
        for key, zone, root, d in drawn
        for side, is_mirrored in ((near, False), (far, True))
    )
