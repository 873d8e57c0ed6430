"""The files of downloaded pages, in a folder beside the tables."""

from __future__ import annotations

import re
from pathlib import Path

PAGE_FILES = "page_files"
_PAGE_ID = re.compile(r"[0-9A-Za-z_-]{4,100}")


def page_path(folder: Path, page_id: str) -> Path:
    """Where a page's picture lies below `folder`, whatever its format; `ValueError` for a strange id."""
    if not _PAGE_ID.fullmatch(page_id):
        raise ValueError(f"{page_id!r} is no page identifier: letters, digits, - and _ only.")
    return folder / page_id[:2] / f"{page_id}.image"
