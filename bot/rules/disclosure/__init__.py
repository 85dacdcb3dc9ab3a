"""Disclosure control: no count of people under five is shown, and none can be worked out."""
