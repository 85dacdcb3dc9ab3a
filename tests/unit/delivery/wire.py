"""A server that answers with given bytes, as slowly as told."""

import socket
from contextlib import contextmanager
from threading import Event, Thread


class Wire:
    """Answers every connection with the next of its bytes, or with what a function makes of its own
    address; `pause` seconds between two bytes.
    """

    def __init__(self, answers, pause):
        self.heard = []
        self._answers = list(answers)
        self._pause = pause
        self._ended = Event()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}/api/"
        self._thread = Thread(target=self._serve)
        self._thread.start()

    def stop(self):
        self._ended.set()
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join()

    def _serve(self):
        for answer in self._answers:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            with connection:
                self.heard.append(_whole_request(connection))
                try:
                    self._say(connection, answer(self.url) if callable(answer) else answer)
                except OSError:
                    continue

    def _say(self, connection, answer):
        if not self._pause:
            connection.sendall(answer)
            return
        for byte in answer:
            connection.sendall(bytes([byte]))
            if self._ended.wait(self._pause):
                return


def _whole_request(connection):
    """The body, read to its end: a connection closed on unread bytes is reset. None where nothing
    was sent.
    """
    length, line = 0, None
    with connection.makefile("rb") as reading:
        while line != b"\r\n":
            line = reading.readline()
            if not line:
                return None
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        return reading.read(length)


@contextmanager
def wire(*answers, pause=0.0):
    opened = Wire(answers, pause)
    try:
        yield opened
    finally:
        opened.stop()


def http(body, status="200 OK", *headers):
    lines = [f"HTTP/1.1 {status}", "Content-Type: application/json", "Connection: close", *headers]
    return ("\r\n".join([*lines, f"Content-Length: {len(body)}", "", ""]) + body).encode()
