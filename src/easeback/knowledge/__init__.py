"""What is known, as data: numbers, sources, symptoms, causes, red flags, rules, states and texts, strictly loaded."""

from easeback.knowledge.load import knowledge

__all__ = ["knowledge"]
