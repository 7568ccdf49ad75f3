"""Frozen page records, the same for every face: command line, pages and paper."""
