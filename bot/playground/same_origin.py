"""Only this machine's programs and the playground's own pages are answered.

A web page of somebody else's, open in the same browser, can send requests to the loopback address,
and a name of somebody else's can be made to point there.
"""

from bot.playground.http_server import LOOPBACK, Incoming


def why_foreign(request: Incoming, port: int) -> str | None:
    """Says why the request is refused; None for one that may be answered."""
    if request.host not in (f"{LOOPBACK}:{port}", f"localhost:{port}"):
        return "this workspace answers to its address on this machine only"
    if request.method == "GET":
        return None
    if request.origin and request.origin != f"http://{request.host}":
        return "another site may not act in this workspace"
    if request.site not in ("", "same-origin", "none"):
        return "another site may not act in this workspace"
    return None
