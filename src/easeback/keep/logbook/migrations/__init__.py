"""How the tables came to be. Opening the logbook runs what is not applied yet, after a copy of the database."""
