"""Draws the pages' PNG icons from their SVG; run after a change of the drawing, and commit the result."""

from __future__ import annotations

from pathlib import Path

import vl_convert

ICONS = Path(__file__).resolve().parent.parent / "src" / "easeback" / "show" / "web" / "static" / "easeback" / "icons"
# Name of the PNG, its drawing, and its width [px].
DRAWN = (("icon-192", "icon", 192), ("icon-512", "icon", 512), ("maskable-512", "maskable", 512))


def main() -> None:
    for name, drawing, width_px in DRAWN:
        svg = (ICONS / f"{drawing}.svg").read_text()
        side = 68 if drawing == "maskable" else 48
        sized = svg.replace("<svg ", f'<svg width="{side}" height="{side}" ', 1)
        (ICONS / f"{name}.png").write_bytes(vl_convert.svg_to_png(sized, scale=width_px / side, ppi=72))


if __name__ == "__main__":
    main()
