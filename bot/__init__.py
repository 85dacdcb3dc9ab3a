"""planbot: a children's services improvement plan, in front of the people who manage it."""
