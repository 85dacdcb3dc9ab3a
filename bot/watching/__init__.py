"""How it stands: the check-up, health and metrics."""
