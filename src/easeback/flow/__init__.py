"""The tasks, one file each: load, think, store, and hand a frozen record to whoever shows it."""
