"""Chart definitions: one for all faces. Pages, report and notebook draw the same ones."""

from easeback.present.charts.chart import Chart, Table

__all__ = ["Chart", "Table"]
