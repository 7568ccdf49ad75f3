"""A whole logbook in one file, and back: a zip of database, originals and tracks, a list of them all, and a seal.

Layout, version 1. The members are `logbook.sqlite3`, `originals/..`, `tracks/..` as they lie in the data folder, and
last `manifest.json` with size and SHA-256 of each. The zip's comment ends the file: `easeback-backup-1 sha256:` and the
SHA-256 of every byte before it, so that a change of any byte is found. Any zip program opens it.
"""
