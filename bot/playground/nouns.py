"""What a workspace holds: people, channels, messages, views, files."""

from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

Block = dict[str, Any]


@dataclass(slots=True)
class Person:
    id: str
    name: str
    real_name: str
    is_bot: bool = False
    deleted: bool = False
    team_id: str = "T0SAMPLE"


@dataclass(slots=True)
class Channel:
    """A channel, or the direct messages between `user` and the bot."""

    id: str
    name: str
    is_private: bool = False
    is_archived: bool = False
    is_ext_shared: bool = False
    user: str | None = None
    """Set for direct messages only."""
    members: set[str] = field(default_factory=set)

    @property
    def is_im(self) -> bool:
        return self.user is not None


@dataclass(frozen=True, slots=True)
class Content:
    """What a message says: one version of it."""

    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    metadata: dict[str, Any] | None = None
    files: list[dict[str, Any]] = field(default_factory=list)


@dataclass(slots=True)
class Shown:
    """A message people can see, with its history."""

    ts: str
    channel: str
    user: str
    """Who wrote it."""
    content: Content
    arrived: float
    """When Slack took it: UNIX seconds by the workspace's clock."""
    thread_ts: str | None = None
    visible_to: str | None = None
    """Set for ephemeral messages: the one person who sees it."""
    deleted: bool = False
    edits: list[Content] = field(default_factory=list)
    """Earlier versions, oldest first."""

    @property
    def text(self) -> str:
        return self.content.text

    @property
    def blocks(self) -> list[Block]:
        return self.content.blocks

    @property
    def metadata(self) -> dict[str, Any] | None:
        return self.content.metadata

    @property
    def is_reply(self) -> bool:
        return self.thread_ts is not None and self.thread_ts != self.ts


@dataclass(slots=True)
class OpenView:
    id: str
    user: str
    view: dict[str, Any]
    root: str
    previous: str | None = None
    hash: str = ""
    errors: dict[str, str] = field(default_factory=dict)
    """What the app has against the last submission, by block_id."""
    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What was filled in then, by block_id and action_id."""


@dataclass(slots=True)
class Upload:
    id: str
    filename: str
    length: int
    content: bytes | None = None
    shared: bool = False
    sent_by: str | None = None
    """The person who sent it; None for what an app uploads."""
    told: dict[str, Any] = field(default_factory=dict)
    """What `files.info` says of it otherwise than it is: for tests of hostile answers."""


@dataclass(slots=True)
class Canvas:
    """The canvas of a channel, in the sections that Slack makes of its markdown."""

    id: str
    channel: str
    title: str
    sections: list["Section"] = field(default_factory=list)

    @property
    def markdown(self) -> str:
        return "\n\n".join(each.markdown for each in self.sections)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, or a paragraph, a list, a table with the lines that belong to it."""

    id: str
    markdown: str


def elements_of(block: Block) -> list[Block]:
    """Lists what stands in a block: its elements, those in the cells of a table included."""
    cells = [cell for row in block.get("rows", ()) for cell in row]
    buttons = [cell.get("element") for cell in cells if cell["type"] == "action_cell"]
    return [each for each in (*block.get("elements", ()), block.get("element"), *buttons) if each]


def with_ids(blocks: list[Block]) -> list[Block]:
    """Makes a copy of the blocks, with the ids Slack gives to what has none."""
    copied = deepcopy(blocks)
    for index, block in enumerate(copied):
        block.setdefault("block_id", f"b{index}")
        for number, element in enumerate(elements_of(block)):
            if element.get("type") in INTERACTIVE:
                element.setdefault("action_id", f"a{number}")
    return copied


INTERACTIVE = frozenset(
    (
        "button",
        "checkboxes",
        "datepicker",
        "plain_text_input",
        "radio_buttons",
        "static_select",
    )
)
