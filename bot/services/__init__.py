"""The use cases: one transaction each, a few lines each. They do not know Slack."""
