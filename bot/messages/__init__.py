"""Records in, messages out. Pure."""
