"""How requests come in: HTTP, and Socket Mode."""
