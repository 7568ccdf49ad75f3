"""Pictures of our own for the lessons: shapes with a look by name, coloured by each face; with words for who reads."""

from easeback.present.pictures.picture import Picture, Shape

__all__ = ["Picture", "Shape"]
