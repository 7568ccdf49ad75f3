"""The logbook on disk: original files, one Parquet a recording, and the database of everything said and answered."""
