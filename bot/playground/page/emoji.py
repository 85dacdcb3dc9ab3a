"""Emoji by Slack's names, as the characters that the reader's own fonts draw."""

CHARACTERS = {
    "+1": "👍",
    "-1": "👎",
    "arrow_down": "⬇️",
    "arrow_right": "➡️",
    "arrow_up": "⬆️",
    "bar_chart": "📊",
    "bell": "🔔",
    "bulb": "💡",
    "calendar": "📅",
    "chart_with_downwards_trend": "📉",
    "chart_with_upwards_trend": "📈",
    "clock9": "🕘",
    "eyes": "👀",
    "grey_question": "❔",
    "hourglass": "⌛",
    "information_source": "ℹ️",
    "large_blue_circle": "🔵",
    "large_green_circle": "🟢",
    "large_orange_circle": "🟠",
    "large_yellow_circle": "🟡",
    "link": "🔗",
    "lock": "🔒",
    "mag": "🔍",
    "memo": "📝",
    "no_entry": "⛔",
    "pencil": "📝",
    "pushpin": "📌",
    "question": "❓",
    "red_circle": "🔴",
    "rotating_light": "🚨",
    "smile": "😄",
    "speech_balloon": "💬",
    "star": "⭐",
    "tada": "🎉",
    "thumbsup": "👍",
    "warning": "⚠️",
    "wave": "👋",
    "white_check_mark": "✅",
    "white_circle": "⚪",
    "x": "❌",
}


def emoji(name: str) -> str:
    """The character, or `:name:` as it was written where the playground does not know it."""
    return CHARACTERS.get(name.partition("::")[0], f":{name}:")
