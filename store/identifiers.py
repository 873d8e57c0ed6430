"""Stable names of things: the same source gives the same identifier in every build, on every machine."""

from __future__ import annotations

import hashlib

DIGEST_BYTES = 10
"""80 bits: with ten million things, the chance that two share a name is about one in 24 billion."""


def identifier(*parts: str | int | None) -> str:
    """A name of 20 hexadecimal digits derived from ``parts``, whose order and limits count."""
    digest = hashlib.blake2b(digest_size=DIGEST_BYTES)
    for part in parts:
        text = "" if part is None else str(part)
        digest.update(f"{len(text)}:{text}".encode(errors="surrogatepass"))
    return digest.hexdigest()
