"""Small recordings made on the spot, and the moment at which the flows' tests happen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

NOW = datetime(2024, 5, 10, 7, 0, tzinfo=UTC)
START = datetime(2024, 5, 1, 6, 0, tzinfo=UTC)
METRES_A_DEGREE = 6371008.8 * 3.141592653589793 / 180


def gpx(start: datetime, minutes: int, speed_m_s: float, kind: str, heart_rate: int | None) -> str:
    """A GPX recording due north at a steady speed, a point every 5 s."""
    beats = f"<extensions><hr>{heart_rate}</hr></extensions>" if heart_rate else ""
    points = "".join(
        f'<trkpt lat="{10 + speed_m_s * second / METRES_A_DEGREE:.7f}" lon="20">'
        f"<time>{start + timedelta(seconds=second):%Y-%m-%dT%H:%M:%SZ}</time>{beats}</trkpt>"
        for second in range(0, minutes * 60 + 1, 5)
    )
    return (
        '<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">'
        f"<trk><type>{kind}</type><trkseg>{points}</trkseg></trk></gpx>"
    )
