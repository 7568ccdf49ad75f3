"""The bytes of one FIT file -> messages and record columns: scan, group, view, assemble."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from easeback.read.fit.assemble import Times, columns_of, developer_fields_of, rows_of
from easeback.read.fit.chain import CHECKSUM_BYTES, Link
from easeback.read.fit.checksum import checksum
from easeback.read.fit.developer import descriptions
from easeback.read.fit.group import Group
from easeback.read.fit.messages import Messages, messages_of
from easeback.read.fit.part import Fault, FitPart, Row
from easeback.read.fit.profile_data import KINDS
from easeback.read.fit.times import compressed_times
from easeback.read.fit.words import MESSAGE_FIELDS, RECORD_FIELDS

SAMPLES: Final = "record"
Wanted = Mapping[str, tuple[str, ...] | None]


def decode(link: Link) -> tuple[FitPart, list[Fault]]:
    """All that can be decoded of one FIT file, and where and how it is damaged."""
    messages = messages_of_link(link)
    return part_of(messages, MESSAGE_FIELDS, RECORD_FIELDS), list(messages.faults)


def messages_of_link(link: Link) -> Messages:
    """Where the messages of one FIT file lie."""
    body = link.data[: link.body_end]
    is_cut = len(link.data) < link.body_end + CHECKSUM_BYTES
    is_doubtful = is_cut or checksum(body) != int.from_bytes(link.data[link.body_end :], "little")
    messages = messages_of(body, link.header_size, is_cut=is_cut, is_doubtful=is_doubtful)
    if is_doubtful and not messages.faults:
        wrong = Fault(link.body_end, "The checksum does not match: some values may be wrong.")
        return replace(messages, faults=(wrong,))
    return messages


def part_of(messages: Messages, message_fields: Wanted, record_fields: tuple[str, ...] | None) -> FitPart:
    """Of each kind in `message_fields` the fields it names, of the samples `record_fields`; None stands for all."""
    found = messages.groups([number for number, name in KINDS.items() if name in message_fields or name == SAMPLES])
    times = compressed_times(found)
    by_kind: dict[str, list[Group]] = {_name(place.layout.kind): [] for place in messages.places}
    for group in found:
        by_kind[_name(group.layout.kind)].append(group)
    samples = by_kind.pop(SAMPLES, [])
    rows = {name: _rows(groups, times, name, message_fields) for name, groups in by_kind.items()}
    declared = descriptions(rows.get("field_description", ()), rows.get("developer_data_id", ()))
    file_type = next(iter(rows.get("file_id", ())), {}).get("type")
    return FitPart(
        None if file_type is None else str(file_type),
        rows,
        columns_of(samples, times, record_fields),
        developer_fields_of(samples, declared) if declared else (),
    )


def _name(kind: int) -> str:
    return KINDS.get(kind, f"unknown_{kind}")


def _rows(groups: list[Group], times: Times, name: str, wanted: Wanted) -> tuple[Row, ...]:
    return rows_of(groups, times, wanted[name]) if name in wanted else ()
