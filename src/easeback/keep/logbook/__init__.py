"""The logbook's database: the only room that knows Django's models."""

from easeback.keep.logbook.setup import set_up_django

# Work at import, against the house rule: Django's models cannot be imported before it, and every flow imports them.
set_up_django()
