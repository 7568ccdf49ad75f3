"""The bytes of one FIT file -> messages and record columns, through fitdecode."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, Final

import fitdecode
import numpy as np

from easeback.model.track import Column
from easeback.read.fit.chain import Link
from easeback.read.fit.part import DeveloperField, Fault, FitPart, Row
from easeback.read.fit.words import RECORD_FIELDS

KEPT: Final = {"file_id", "session", "lap", "event", "activity", "sport", "device_info", "developer_data_id"}
DeveloperKey = tuple[int, int]


def decode(link: Link) -> tuple[FitPart, list[Fault]]:
    """All that can be decoded of one FIT file, and where and how it is damaged."""
    messages: dict[str, list[Row]] = {}
    records: list[dict[str, Any]] = []
    developer: list[dict[DeveloperKey, float]] = []
    described: dict[DeveloperKey, Any] = {}
    faults: list[Fault] = []
    for message in _messages(link.data, faults):
        if message.name == "record":
            records.append(_row(message))
            developer.append(_developer_row(message, described))
        else:
            rows = messages.setdefault(message.name, [])
            rows += [_row(message)] if message.name in KEPT else []
    kept = {name: tuple(rows) for name, rows in messages.items()}
    file_type = next(iter(kept.get("file_id", ())), {}).get("type")
    part = FitPart(
        None if file_type is None else str(file_type),
        kept,
        _columns(records),
        _developer_fields(described, developer, kept.get("developer_data_id", ())),
    )
    return part, faults


def _messages(data: bytes, faults: list[Fault]) -> Iterator[Any]:
    stream = io.BytesIO(data)
    # READONLY: a wrong checksum is reported below and what was decoded is kept.
    reader = fitdecode.FitReader(
        stream,
        processor=None,
        check_crc=fitdecode.CrcCheck.READONLY,
        error_handling=fitdecode.ErrorHandling.IGNORE,
    )
    frames = iter(reader)
    while True:
        byte = stream.tell()
        try:
            frame = next(frames)
        except StopIteration:
            return
        except fitdecode.FitEOFError:
            faults.append(Fault(byte, "The file ends here, before it is complete."))
            return
        except Exception:  # damaged bytes make fitdecode raise KeyError, struct.error, AssertionError and others
            faults.append(Fault(byte, "The file is damaged from here on."))
            return
        if isinstance(frame, fitdecode.FitCRC) and not frame.matched:
            faults.append(Fault(byte, "The checksum does not match: some values may be wrong."))
        elif isinstance(frame, fitdecode.FitDataMessage):
            yield frame


def _row(message: Any) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for field in message.fields:
        if field.value is not None and field.field_type != "devfield":
            row.setdefault(field.name, field.value)
    return row


def _developer_row(message: Any, described: dict[DeveloperKey, Any]) -> dict[DeveloperKey, float]:
    row = {}
    for each in message.fields:
        if each.field_type == "devfield" and each.field.name and isinstance(each.value, int | float):
            key = (each.field.dev_data_index, each.field.def_num)
            described[key] = each.field
            row[key] = float(each.value)
    return row


def _columns(rows: list[dict[str, Any]]) -> dict[str, Column]:
    columns = {}
    for name in ("timestamp", *RECORD_FIELDS):
        values = np.array([_scalar(row.get(name)) for row in rows], dtype=np.float64)
        if name == "timestamp" or np.isfinite(values).any():
            columns[name] = values
    return columns if rows else {}


def _scalar(value: Any) -> float:
    return float(value) if isinstance(value, int | float) else np.nan


def _developer_fields(
    described: dict[DeveloperKey, Any], rows: list[dict[DeveloperKey, float]], applications: tuple[Row, ...]
) -> tuple[DeveloperField, ...]:
    names = {row.get("developer_data_index"): _application(row) for row in applications}
    return tuple(
        DeveloperField(
            name=str(field.name),
            unit=str(field.units or ""),
            application=names.get(key[0], ""),
            native=field.native_field_num,
            values=np.array([row.get(key, np.nan) for row in rows], dtype=np.float64),
        )
        for key, field in described.items()
    )


def _application(row: Row) -> str:
    """The application's 16 bytes in hexadecimal; empty where it does not name itself."""
    identity = row.get("application_id")
    if not isinstance(identity, tuple) or any(not isinstance(byte, int) for byte in identity):
        return ""
    return bytes(identity).hex()
