"""The settings, read once from the environment; a bad one fails at the start, by its name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

DEFAULT_API = "https://slack.com/api/"
DEFAULT_PORT = 3000


class BadSettingError(ValueError):
    """Names the setting, what is wrong with it and what to write."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything planbot takes from its environment; None where a setting is not given."""

    database_url: str
    bot_token: str | None
    signing_secret: str | None
    app_token: str | None
    slack_api_url: str
    port: int
    inbox: Path | None
    given: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    """Every variable: the plan names those that hold addresses of its sources."""

    @classmethod
    def read(cls, environ: Mapping[str, str]) -> "Settings":
        """Raises BadSettingError for the first setting that cannot be used."""
        given = {name: text.strip() for name, text in environ.items() if text.strip()}
        return cls(
            database_url=_database_url(given.get("DATABASE_URL")),
            bot_token=_token(given, "SLACK_BOT_TOKEN", "xoxb-"),
            signing_secret=given.get("SLACK_SIGNING_SECRET"),
            app_token=_token(given, "SLACK_APP_TOKEN", "xapp-"),
            slack_api_url=_api_url(given.get("SLACK_API_URL")),
            port=_port(given.get("PORT")),
            inbox=_folder(given.get("PLANBOT_INBOX")),
            given=given,
        )

    @property
    def database_place(self) -> str:
        """Says in a sentence where the database is, without a password, and what to check."""
        address = urlsplit(self.database_url)
        name = address.path[1:]
        if address.scheme.startswith("sqlite"):
            return f"The database is the file {name}."
        asked = parse_qs(address.query).get("host", ["this machine"])[0]
        place = address.netloc.rpartition("@")[2] or asked
        return (
            f"The database is {name or 'the one of the user'} at {place}, as DATABASE_URL says; if "
            "it does not answer, check that PostgreSQL runs there and lets this user in."
        )

    def required_signing_secret(self) -> str:
        """Raises BadSettingError where it is missing: without it anybody could ask."""
        if self.signing_secret is None:
            raise BadSettingError(
                "SLACK_SIGNING_SECRET is not set: copy it from the Slack app's Basic Information"
            )
        return self.signing_secret


def default_database_url() -> str:
    """The URL of SQLite in the user's own data folder."""
    # A server is told where its database is.
    from platformdirs import user_data_path  # noqa: PLC0415 - see above

    return f"sqlite:///{user_data_path('planbot') / 'planbot.db'}"


def _database_url(text: str | None) -> str:
    if text is None:
        return default_database_url()
    scheme = _scheme("DATABASE_URL", text)
    if scheme.split("+")[0] not in ("sqlite", "postgres", "postgresql"):
        raise BadSettingError(
            "DATABASE_URL is neither SQLite nor PostgreSQL: write sqlite:///folder/planbot.db "
            "or postgresql://user@host/database"
        )
    return text


def _token(given: Mapping[str, str], name: str, prefix: str) -> str | None:
    token = given.get(name)
    if token is not None and not token.startswith(prefix):
        raise BadSettingError(f"{name} does not start with {prefix}: it may be another token")
    return token


def _api_url(text: str | None) -> str:
    if text is None:
        return DEFAULT_API
    if _scheme("SLACK_API_URL", text) not in ("http", "https"):
        raise BadSettingError("SLACK_API_URL is not an address: write https://host/api/")
    return text if text.endswith("/") else f"{text}/"


def _scheme(name: str, text: str) -> str:
    """What stands before the colon. Raises BadSettingError where host or port cannot be read."""
    try:
        address = urlsplit(text)
        _ = address.port
    except ValueError as error:
        raise BadSettingError(f"{name} is not an address: {error}") from error
    return address.scheme


def _port(text: str | None) -> int:
    if text is None:
        return DEFAULT_PORT
    if not (text.isascii() and text.isdigit() and len(text) < 6 and 0 < int(text) < 65536):
        raise BadSettingError(f"PORT is '{text[:20]}', not a number from 1 to 65535")
    return int(text)


def _folder(text: str | None) -> Path | None:
    if text is None:
        return None
    folder = Path(text).expanduser()
    if folder.exists() and not folder.is_dir():
        raise BadSettingError(f"PLANBOT_INBOX is a file, not a folder: {folder}")
    if not folder.parent.is_dir():
        raise BadSettingError(
            f"PLANBOT_INBOX is {folder}, and there is no folder {folder.parent}: correct it, or "
            "make that folder"
        )
    return folder
