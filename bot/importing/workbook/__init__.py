"""An .xlsx file → rows."""
