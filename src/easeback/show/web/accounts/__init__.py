"""Accounts: needed where the pages are reached from another machine than the logbook's own."""
