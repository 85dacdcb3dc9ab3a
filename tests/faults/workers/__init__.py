"""Programs that the fault tests start, and what they share."""
