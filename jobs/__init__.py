"""The scheduled posts, and the schedule. They do not know Slack."""
