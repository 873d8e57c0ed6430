"""Which addresses may be spoken to.

Manifests and visitors name addresses freely. Only http and https are followed, and only to
addresses of the public internet, unless the caller allows a host by name. The check is made on the address
that is then connected to, so that a name which changes its address between check and use gains nothing.
"""

import ipaddress
import socket
from collections.abc import Collection, Mapping
from urllib.parse import urljoin, urlsplit

from requests.utils import requote_uri

LONGEST_URL = 4096
MOST_ADDRESSES = 4
"""Addresses of one host that are tried."""
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class RefusedAddressError(ValueError):
    """A host that stands for a private, loopback or otherwise not public address."""


def http_url(text: object, base: str | None = None) -> str | None:
    """The http(s) address that `text` stands for, quoted for a request; None where it is none.

    Spaces and letters beyond ASCII are quoted, what is quoted already is kept, a relative address is read
    against `base`. Addresses that carry a user name, or are longer than `LONGEST_URL`, are none.
    """
    if not isinstance(text, str) or len(text) > LONGEST_URL:
        return None
    try:
        url = urljoin(base, text.strip()) if base else text.strip()
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
            return None
        _ = parts.port
        return requote_uri(url)
    except ValueError:
        return None


def host_of(url: str) -> str:
    """The host's name in lower case, without port: what limits and permissions are kept by."""
    return (urlsplit(url).hostname or "").rstrip(".")


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet, also where IPv6 wraps an IPv4 address."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return inner.is_global and not inner.is_multicast
    return ip.is_global and not ip.is_multicast


def connect(
    host: str,
    port: int,
    timeout: float | None,
    allowed_hosts: Collection[str],
    connect_to: Mapping[str, tuple[str, int]] | None = None,
) -> socket.socket:
    """Open a TCP connection to `host`, to a public address only unless `allowed_hosts` names it.

    A host that `connect_to` names is reached at the address and port given there, whatever its name stands
    for. `timeout` in seconds holds for each address tried. Raises `RefusedAddressError` if no address may be
    used, `OSError` (with `socket.gaierror` for an unknown name) if none answers.
    """
    name = host.lower().rstrip(".")
    elsewhere = (connect_to or {}).get(name)
    found = socket.getaddrinfo(*(elsewhere or (host, port)), type=socket.SOCK_STREAM)
    if elsewhere is None and name not in allowed_hosts:
        found = [info for info in found if is_public(str(info[4][0]))]
        if not found:
            raise RefusedAddressError(f"{host} stands for a private address")
    failure: OSError | None = None
    for family, kind, protocol, _, address in found[:MOST_ADDRESSES]:
        connection = socket.socket(family, kind, protocol)
        try:
            connection.settimeout(timeout)
            connection.connect(address)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return connection
        except OSError as error:
            connection.close()
            failure = error
    raise failure or OSError(f"{host} has no address")
