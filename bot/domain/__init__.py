"""The nouns of an improvement plan. Frozen dataclasses; nothing here reads or writes."""
