"""A run -> numbers; days -> history. Pure functions: no clock, no disk, no network."""
