"""What stands above columns: words, periods, and what a column is by them."""
