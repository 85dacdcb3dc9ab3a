"""What follows from the nouns. Pure functions of their arguments; time comes in as `at`."""
