"""A file of Slack's is fetched whole from Slack's own host, or refused with what to do."""

import json
from urllib.parse import urlsplit

import pytest

from bot.delivery.files import FetchLaterError, FetchRefusedError, SlackFiles, is_slacks
from tests.unit.delivery.wire import http, wire

SLACK = "https://slack.com/api/"
LOOPBACK = "http://127.0.0.1:8321/api/"


@pytest.mark.parametrize(
    ("url", "api", "may"),
    [
        ("https://files.slack.com/files-pri/T1-F1/a.csv", SLACK, True),
        ("https://slack.com/a.csv", SLACK, True),
        ("https://files.slack.com:443/a.csv", SLACK, True),
        ("https://FILES.SLACK.COM/a.csv", SLACK, True),
        ("https://files.slack-gov.com/a.csv", "https://slack-gov.com/api/", True),
        ("https://files.slack-gov.com/a.csv", SLACK, False),
        ("http://files.slack.com/a.csv", SLACK, False),
        ("https://files.slack.com:8443/a.csv", SLACK, False),
        ("https://files.slack.com.example.org/a.csv", SLACK, False),
        ("https://notslack.com/a.csv", SLACK, False),
        ("https://files.slack.com@example.org/a.csv", SLACK, False),
        ("https://example.org@files.slack.com/a.csv", SLACK, False),
        ("https://example.org/?files.slack.com", SLACK, False),
        ("https://files.slack.com:port/a.csv", SLACK, False),
        ("//files.slack.com/a.csv", SLACK, False),
        ("file:///etc/passwd", SLACK, False),
        ("http://169.254.169.254/latest", SLACK, False),
        ("", SLACK, False),
        ("http://127.0.0.1:8321/files-pri/F1", LOOPBACK, True),
        ("http://127.0.0.1:8322/files-pri/F1", LOOPBACK, False),
        ("http://localhost:8321/files-pri/F1", LOOPBACK, False),
        ("https://127.0.0.1:8321/files-pri/F1", LOOPBACK, False),
        ("https://files.slack.com/a.csv", LOOPBACK, False),
    ],
)
def test_the_token_goes_to_slacks_own_hosts_alone(url, api, may):
    assert is_slacks(url, urlsplit(api)) is may


def raw(body, status="200 OK", *headers):
    """An answer that is a file, as the wire gives it."""
    lines = [f"HTTP/1.1 {status}", "Connection: close", f"Content-Length: {len(body)}", *headers]
    return ("\r\n".join([*lines, "", ""]) + body).encode()


def fetched(answer, size=3):
    """What fetching gives where Slack tells of a file of that size, and the answer follows."""

    def told(url):
        about = {"name": "a.csv", "size": size, "url_private": url.replace("/api/", "/file")}
        return http(json.dumps({"ok": True, "file": about}))

    with wire(told, answer) as slack:
        return SlackFiles("xoxb-secret", slack.url, 5).fetch("F1")


def test_a_file_is_fetched_whole():
    found = fetched(raw("a,b", "200 OK", "Content-Type: text/csv"))
    assert (found.name, found.content) == ("a.csv", b"a,b")


def test_a_redirect_is_not_followed_and_the_token_goes_nowhere_else():
    with wire(raw("a,b")) as elsewhere:
        with pytest.raises(FetchRefusedError, match="a web page in its place"):
            fetched(raw("", "302 Found", f"Location: {elsewhere.url}"))
        assert elsewhere.heard == []


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (raw("<html>", "200 OK", "Content-Type: text/html; charset=utf-8"), "a web page"),
        (raw("gone", "404 Not Found"), "Slack does not give it: 404"),
        (raw("no", "403 Forbidden"), "Slack does not give it: 403"),
    ],
)
def test_what_will_never_be_the_file_is_refused(answer, said):
    with pytest.raises(FetchRefusedError, match=said):
        fetched(answer, size=None)


@pytest.mark.parametrize(
    "answer",
    [
        raw("a,", "200 OK"),
        raw("a,b,c,d", "200 OK"),
        raw("", "500 Oops"),
        raw("", "503 Service Unavailable"),
        raw("", "429 Too Many Requests"),
        b"",
        raw("a,b").replace(b"Length: 3", b"Length: 9"),
    ],
)
def test_what_may_come_right_is_fetched_again_later(answer):
    with pytest.raises(FetchLaterError):
        fetched(answer)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ('{"ok": false, "error": "file_not_found"}', FetchRefusedError),
        ('{"ok": false, "error": "file_deleted"}', FetchRefusedError),
        ('{"ok": false, "error": "missing_scope"}', FetchRefusedError),
        ('{"ok": false, "error": "invalid_auth"}', FetchLaterError),
        ('{"ok": false, "error": "internal_error"}', FetchLaterError),
        ("<html>", FetchLaterError),
        ('{"ok": true, "file": "F1"}', FetchLaterError),
    ],
)
def test_what_slack_says_in_place_of_telling_about_the_file(answer, error):
    with wire(http(answer)) as slack, pytest.raises(error):
        SlackFiles("xoxb-secret", slack.url, 5).fetch("F1")
