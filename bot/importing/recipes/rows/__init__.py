"""What a row below a header is: whose, of which indicator, for which period."""
