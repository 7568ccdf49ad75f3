"""FIT's words and units in ours."""

from __future__ import annotations

from typing import Final

DEGREES_A_SEMICIRCLE: Final = 180 / 2**31

# Our column <- the profile's record fields with the factor to our unit; the first field that says something counts.
RECORD_COLUMNS: Final = {
    "latitude_deg": (("position_lat", DEGREES_A_SEMICIRCLE),),
    "longitude_deg": (("position_long", DEGREES_A_SEMICIRCLE),),
    "altitude_m": (("enhanced_altitude", 1.0), ("altitude", 1.0)),
    "distance_m": (("distance", 1.0),),
    "speed_m_s": (("enhanced_speed", 1.0), ("speed", 1.0)),
    "heart_rate_bpm": (("heart_rate", 1.0),),
    "cadence_steps_min": (("cadence", 1.0),),
    "power_w": (("power", 1.0),),
    "vertical_oscillation_mm": (("vertical_oscillation", 1.0),),
    "vertical_ratio_percent": (("vertical_ratio", 1.0),),
    "stance_time_ms": (("stance_time", 1.0),),
    "stance_time_percent": (("stance_time_percent", 1.0),),
    "stance_time_balance_percent": (("stance_time_balance", 1.0),),
    "step_length_mm": (("step_length", 1.0),),
    "temperature_c": (("temperature", 1.0),),
}
# Strides a minute come as a whole number and a fraction.
CADENCE_FRACTION: Final = "fractional_cadence"
RECORD_FIELDS: Final = frozenset(
    ("timestamp", CADENCE_FRACTION, *(field for sources in RECORD_COLUMNS.values() for field, _ in sources))
)

# Number of a record field in the profile -> our column, for developer fields that say they stand for it.
NATIVE_COLUMNS: Final = {
    3: "heart_rate_bpm", 4: "cadence_steps_min", 7: "power_w", 39: "vertical_oscillation_mm",
    40: "stance_time_percent", 41: "stance_time_ms", 83: "vertical_ratio_percent",
    84: "stance_time_balance_percent", 85: "step_length_mm",
}  # fmt: skip
# The units in which such fields come, as a factor to the unit of our column, by the end of its name.
UNIT_FACTORS: Final = {
    "bpm": {"bpm": 1.0, "beats per minute": 1.0},
    "steps_min": {"rpm": 1.0, "spm": 1.0, "strides/min": 1.0, "steps/min": 1.0},
    "w": {"w": 1.0, "watt": 1.0, "watts": 1.0},
    "mm": {"mm": 1.0, "millimeters": 1.0, "cm": 10.0, "centimeters": 10.0, "m": 1000.0, "meters": 1000.0},
    "ms": {"ms": 1.0, "milliseconds": 1.0, "s": 1000.0, "seconds": 1000.0},
    "percent": {"%": 1.0, "percent": 1.0},
}

# Of the other kinds of messages: the fields that are read.
MESSAGE_FIELDS: Final = {
    "file_id": ("type", "manufacturer", "product", "garmin_product", "product_name"),
    "session": (
        "timestamp", "start_time", "sport", "sub_sport", "total_distance", "total_timer_time", "total_elapsed_time",
        "total_ascent", "total_descent",
    ),
    "lap": ("timestamp", "start_time", "total_elapsed_time", "total_distance", "lap_trigger", "sport", "sub_sport"),
    "event": ("timestamp", "event", "event_type"),
    "activity": ("timestamp", "local_timestamp"),
    "sport": ("sport", "sub_sport"),
    "device_info": ("device_index", "manufacturer", "product", "garmin_product", "product_name"),
    "developer_data_id": ("developer_data_index", "application_id"),
    "field_description": (
        "developer_data_index", "field_definition_number", "fit_base_type_id", "field_name", "units",
        "native_field_num",
    ),
}  # fmt: skip
