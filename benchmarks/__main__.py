"""``python -m benchmarks NAME [arguments]``: runs one benchmark; each prints a table, then one line of JSON."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import benchmarks


def main(arguments: list[str]) -> int:
    """Runs the benchmark that the first argument names with the rest of them."""
    names = sorted(
        module.name.replace("_", "-")
        for module in pkgutil.iter_modules(benchmarks.__path__)
        if not module.name.startswith("_")
    )
    if not arguments or arguments[0] not in names:
        print(f"Usage: python -m benchmarks NAME; the names are {', '.join(names)}.", file=sys.stderr)
        return 2
    return importlib.import_module(f"benchmarks.{arguments[0].replace('-', '_')}").run(arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
