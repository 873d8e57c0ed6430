"""Python reads this at its start where a test puts its folder on the path: the dashboard under test then fetches pictures from
the test's own server too, under a name that no other machine has. Everything else is refused as always, loopback included.
"""

import socket
from typing import Any

import ui.visitor_fetch

LIBRARY = "library.test"

_look_up = socket.getaddrinfo


def _with_library(host: Any, *others: Any, **more: Any) -> Any:
    return _look_up("127.0.0.1" if host == LIBRARY else host, *others, **more)


socket.getaddrinfo = _with_library
ui.visitor_fetch.fetch_picture.__kwdefaults__["allowed_hosts"] = (LIBRARY,)
