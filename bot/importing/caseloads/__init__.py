"""Caseloads from lists and returns that councils make anyway: Ofsted's Annex A and the census."""
