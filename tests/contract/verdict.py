"""What a server that speaks Slack's Web API says of a payload, by `blocks.validate`."""

from slack_sdk.errors import SlackApiError


def verdict(client, **payload):
    """True where the server takes it; the faults it names where it does not. `payload` is one of
    `blocks`, `message` and `view`. Raises SlackApiError where the answer is about something else.
    """
    try:
        client.blocks_validate(**payload)
    except SlackApiError as error:
        if error.response["error"] != f"invalid_{next(iter(payload))}":
            raise
        return error.response["errors"]
    return True
