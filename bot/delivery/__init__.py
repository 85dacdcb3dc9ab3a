"""Between planbot and Slack's Web API."""
