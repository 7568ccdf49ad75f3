"""The bytes of one FIT file -> messages and record columns: scan, group, view, assemble."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from easeback.read.fit.assemble import Times, columns_of, developer_fields_of, rows_of
from easeback.read.fit.chain import CHECKSUM_BYTES, Link
from easeback.read.fit.checksum import checksum
from easeback.read.fit.developer import descriptions
from easeback.read.fit.group import Group
from easeback.read.fit.messages import messages_of
from easeback.read.fit.part import Fault, FitPart, Row
from easeback.read.fit.profile_data import KINDS
from easeback.read.fit.times import compressed_times
from easeback.read.fit.words import MESSAGE_FIELDS, RECORD_FIELDS

SAMPLES: Final = "record"


def decode(link: Link) -> tuple[FitPart, list[Fault]]:
    """All that can be decoded of one FIT file, and where and how it is damaged."""
    end = min(link.body_end, len(link.data))
    messages = messages_of(link.data, link.header_size, end, is_cut=len(link.data) < link.body_end + CHECKSUM_BYTES)
    faults = [*messages.faults, *([] if messages.faults else _wrong_checksum(link))]
    return part_of(messages.groups, MESSAGE_FIELDS, RECORD_FIELDS), faults


def part_of(
    groups: Collection[Group], message_fields: Mapping[str, Collection[str]], record_fields: Collection[str] | None
) -> FitPart:
    """The messages of a file: of each kind in `message_fields` the fields it names, of the samples `record_fields`."""
    times = compressed_times([*groups])
    by_kind: dict[str, list[Group]] = {}
    for group in groups:
        by_kind.setdefault(KINDS.get(group.layout.kind, f"unknown_{group.layout.kind}"), []).append(group)
    samples = by_kind.pop(SAMPLES, [])
    messages = {name: _rows(found, times, message_fields.get(name)) for name, found in by_kind.items()}
    declared = descriptions(messages.get("field_description", ()), messages.get("developer_data_id", ()))
    file_type = next(iter(messages.get("file_id", ())), {}).get("type")
    return FitPart(
        None if file_type is None else str(file_type),
        messages,
        columns_of(samples, times, record_fields),
        developer_fields_of(samples, declared) if declared else (),
    )


def _rows(groups: list[Group], times: Times, wanted: Collection[str] | None) -> tuple[Row, ...]:
    return () if wanted is None else rows_of(groups, times, wanted)


def _wrong_checksum(link: Link) -> list[Fault]:
    said = int.from_bytes(link.data[link.body_end : link.body_end + CHECKSUM_BYTES], "little")
    if checksum(link.data[: link.body_end]) == said:
        return []
    return [Fault(link.body_end, "The checksum does not match: some values may be wrong.")]
