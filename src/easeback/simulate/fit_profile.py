"""The part of the FIT profile that we write: message and field numbers, base types, scales and enumerations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from easeback.simulate.fit_bytes import ENUM, SINT8, SINT32, UINT8, UINT16, UINT32, Field, Kind

# FIT counts its seconds from the end of 1989 (UTC).
FIT_EPOCH_S: Final = 631_065_600
SEMICIRCLES_PER_DEG: Final = 2**31 / 180
TIMESTAMP: Final = Field(253, UINT32)
SECONDS_1000, METRES_100 = 1000.0, 100.0

FILE_ID: Final = Kind(
    0,
    0,
    {
        "type": Field(0, ENUM),
        "manufacturer": Field(1, UINT16),
        "product": Field(2, UINT16),
        "time_created": Field(4, UINT32),
    },
)
EVENT: Final = Kind(1, 21, {"timestamp": TIMESTAMP, "event": Field(0, ENUM), "event_type": Field(1, ENUM)})
RECORD: Final = Kind(
    2,
    20,
    {
        "timestamp": TIMESTAMP,
        "latitude": Field(0, SINT32),
        "longitude": Field(1, SINT32),
        "altitude": Field(2, UINT16, 5, 500),
        "heart_rate": Field(3, UINT8),
        "cadence": Field(4, UINT8),
        "distance": Field(5, UINT32, METRES_100),
        "speed": Field(6, UINT16, 1000),
        "power": Field(7, UINT16),
        "temperature": Field(13, SINT8),
        "vertical_oscillation": Field(39, UINT16, 10),
        "stance_time": Field(41, UINT16, 10),
        "fractional_cadence": Field(53, UINT8, 128),
        "step_length": Field(85, UINT16, 10),
    },
)
LAP: Final = Kind(
    3,
    19,
    {
        "timestamp": TIMESTAMP,
        "event": Field(0, ENUM),
        "event_type": Field(1, ENUM),
        "start_time": Field(2, UINT32),
        "elapsed": Field(7, UINT32, SECONDS_1000),
        "timer": Field(8, UINT32, SECONDS_1000),
        "distance": Field(9, UINT32, METRES_100),
        "trigger": Field(24, ENUM),
        "sport": Field(25, ENUM),
    },
)
SESSION: Final = Kind(
    4,
    18,
    {
        "timestamp": TIMESTAMP,
        "event": Field(0, ENUM),
        "event_type": Field(1, ENUM),
        "start_time": Field(2, UINT32),
        "sport": Field(5, ENUM),
        "sub_sport": Field(6, ENUM),
        "elapsed": Field(7, UINT32, SECONDS_1000),
        "timer": Field(8, UINT32, SECONDS_1000),
        "distance": Field(9, UINT32, METRES_100),
        "ascent": Field(22, UINT16),
        "descent": Field(23, UINT16),
        "first_lap": Field(25, UINT16),
        "laps": Field(26, UINT16),
    },
)
ACTIVITY: Final = Kind(
    5,
    34,
    {
        "timestamp": TIMESTAMP,
        "timer": Field(0, UINT32, SECONDS_1000),
        "sessions": Field(1, UINT16),
        "type": Field(2, ENUM),
        "event": Field(3, ENUM),
        "event_type": Field(4, ENUM),
        "local_timestamp": Field(5, UINT32),
    },
)
SPORTS: Final[Mapping[str, float]] = {"generic": 0.0, "running": 1.0, "cycling": 2.0, "walking": 11.0}
SUB_SPORTS: Final[Mapping[str, float]] = {"generic": 0.0, "treadmill": 1.0, "street": 2.0, "trail": 3.0, "track": 4.0}
LAP_TRIGGERS: Final[Mapping[str, float]] = {"manual": 0.0, "time": 1.0, "distance": 2.0, "session_end": 7.0}
