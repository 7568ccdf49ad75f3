"""The bytes of one FIT file -> messages and record columns: scan, group, view, assemble."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from easeback.model.track import Column
from easeback.read.fit.assemble import columns_of, developer_fields_of, rows_of
from easeback.read.fit.chain import CHECKSUM_BYTES, Link
from easeback.read.fit.checksum import checksum
from easeback.read.fit.developer import Declared, descriptions
from easeback.read.fit.group import group_of
from easeback.read.fit.messages import Messages, messages_of
from easeback.read.fit.part import DeveloperField, Fault, FitPart
from easeback.read.fit.profile_data import KINDS
from easeback.read.fit.scan import Place
from easeback.read.fit.stack import stack
from easeback.read.fit.times import Times, compressed_times
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


def part_of(messages: Messages, message_fields: Wanted, record_fields: frozenset[str] | None) -> FitPart:
    """Of each kind in `message_fields` the fields it names, of the samples `record_fields`; None stands for all."""
    data, by_kind = messages.data, _by_kind(messages.places)
    times = compressed_times(data, messages.places)
    samples = by_kind.pop(SAMPLES, [])
    rows = {
        name: rows_of(data, places, times, message_fields[name]) if name in message_fields else ()
        for name, places in by_kind.items()
    }
    declared = descriptions(rows.get("field_description", ()), rows.get("developer_data_id", ()))
    file_type = next(iter(rows.get("file_id", ())), {}).get("type")
    columns = _columns(data, samples, times, declared, record_fields)
    return FitPart(None if file_type is None else str(file_type), rows, *columns)


def _by_kind(places: Iterable[Place]) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for place in places:
        found.setdefault(_name(place.layout.kind), []).append(place)
    return found


def _name(kind: int) -> str:
    return KINDS.get(kind, f"unknown_{kind}")


def _columns(
    data: bytes, samples: Sequence[Place], times: Times, declared: Declared, wanted: frozenset[str] | None
) -> tuple[dict[str, Column], tuple[DeveloperField, ...]]:
    """The samples' own columns, and those that apps declared."""
    if not samples:
        return {}, ()
    together = stack([group_of(data, place) for place in samples])
    return columns_of(together, times, wanted), developer_fields_of(together, declared) if declared else ()
