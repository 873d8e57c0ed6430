"""Connection pools that speak only to addresses that may be spoken to, and wait no longer than they are told."""

import socket
import threading
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

from store.addresses import connect


def guarded_pools(
    *,
    connect_timeout: float,
    headers_timeout: float,
    allowed_hosts: Collection[str] = (),
    connect_to: Mapping[str, tuple[str, int]] | None = None,
    connections: int = 1,
) -> urllib3.PoolManager:
    """Pools whose every connection goes to a checked address (`store.addresses.connect`) and whose headers must come in time.

    urllib3's own timeouts hold for each packet; a server that sends its headers byte by byte would hold a
    connection for ever, so that a timer cuts it. Times are seconds, `connections` are kept to each host. Requests raise
    `RefusedAddressError` where an address may not be spoken to.
    """

    def open_checked(connection: HTTPConnection) -> socket.socket:
        try:
            return connect(
                connection.host,
                connection.port,
                connect_timeout,
                allowed_hosts,
                connect_to,
            )
        except TimeoutError as error:
            raise ConnectTimeoutError(connection, f"no connection within {connect_timeout:g} s") from error
        except OSError as error:
            raise NewConnectionError(connection, error.strerror or str(error)) from error

    def cut(connection: HTTPConnection) -> None:
        if connection.sock is not None:
            with suppress(OSError):
                connection.sock.shutdown(socket.SHUT_RDWR)

    @contextmanager
    def in_time(connection: HTTPConnection) -> Iterator[None]:
        overdue = threading.Event()

        def give_up() -> None:
            overdue.set()
            cut(connection)

        timer = threading.Timer(headers_timeout, give_up)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
        if overdue.is_set():
            raise TimeoutError("its headers did not come in time")

    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return open_checked(self)

        def getresponse(self) -> urllib3.HTTPResponse:  # type: ignore[override]
            with in_time(self):
                return super().getresponse()

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return open_checked(self)

        def getresponse(self) -> urllib3.HTTPResponse:  # type: ignore[override]
            with in_time(self):
                return super().getresponse()

    class PlainPool(urllib3.HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(urllib3.HTTPSConnectionPool):
        ConnectionCls = Secure

    manager = urllib3.PoolManager(num_pools=64, maxsize=connections)
    manager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}
    return manager
