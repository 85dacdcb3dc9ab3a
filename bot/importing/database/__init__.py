"""Caseloads from a database of the council's own: asked, never changed."""
