"""What a browser sends of a form that can hold a file: its fields, and the files chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import HTTP


@dataclass(frozen=True, slots=True)
class Chosen:
    """A file that was chosen: its name on the person's own machine, and its bytes."""

    name: str
    content: bytes


def is_multipart(content_type: str) -> bool:
    """Tells such a form from one of fields alone."""
    return content_type.partition(";")[0].strip().casefold() == "multipart/form-data"


def read_multipart(
    content_type: str, body: bytes
) -> tuple[Mapping[str, list[str]], Mapping[str, Chosen]]:
    """Reads the fields and the files by their names; an empty choice of a file is none."""
    head = f"Content-Type: {content_type}\r\nMIME-Version: 1.0\r\n\r\n"
    message = BytesParser(_class=EmailMessage, policy=HTTP).parsebytes(head.encode() + body)
    fields: dict[str, list[str]] = {}
    files: dict[str, Chosen] = {}
    for part in message.iter_parts():
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        if not isinstance(name, str) or not isinstance(content, bytes):
            continue
        filename = part.get_filename()
        if filename is None:
            fields.setdefault(name, []).append(content.decode("utf-8", "replace"))
        elif filename:
            files[name] = Chosen(filename, content)
    return fields, files
