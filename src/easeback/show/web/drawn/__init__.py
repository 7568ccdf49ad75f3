"""The makers of charts, a file a page (see `show/web/charts.py`)."""
