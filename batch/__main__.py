"""The command line of the offline steps: ``python -m batch COMMAND CORPUS.toml``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from batch.build import STEPS, run_steps
from batch.corrections import CorrectionsError
from batch.demo import build_demo
from batch.harvest import preview
from batch.settings import SettingsError, load_settings
from batch.status import status_lines
from batch.step import Build, StepError
from store.database import Store, StoreError

LOOKS = ("preview", "status")
"""Commands that only look."""


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; 0 if it went well, 1 if it could not go on (told in a sentence on the error stream)."""
    chosen = _parser().parse_args(arguments)
    try:
        if chosen.command == "demo":
            build_demo(chosen.store or Path("stores/demo"))
            return 0
        settings = load_settings(chosen.corpus, chosen.store)
        if chosen.command in LOOKS:
            build = Build(settings, Store(settings.store))
            build.store.check()
            for line in status_lines(build) if chosen.command == "status" else [preview(build)]:
                print(line)
            return 0
        if chosen.weights:
            describe = settings.describe.model_copy(update={"weights": chosen.weights.resolve()})
            settings = settings.model_copy(update={"describe": describe})
        names = None if chosen.command == "build" else [chosen.command]
        store = run_steps(settings, chosen.corpus, names, retry=chosen.retry, refresh=chosen.refresh)
        if store.record("build"):
            print(f"The store is {store.path}. Open it with: streamlit run app.py -- {store.path}")
        return 0
    except (SettingsError, StepError, StoreError, CorrectionsError) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"A file or folder cannot be used: {error}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped. Run the same command again: it goes on where it was.", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m batch", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    steps = {
        "build": "run all steps; what is done already is not done again",
        **{step.name: f"run the step {step.name} alone" for step in STEPS},
        "preview": "tell how many documents the source leads to, before any is harvested",
        "status": "tell what is done, what failed and why, what was not understood",
    }
    for name, text in steps.items():
        command = commands.add_parser(name, help=text, description=text)
        command.add_argument("corpus", type=Path, metavar="CORPUS.toml", help="the settings file")
        command.add_argument(
            "--store", type=Path, help="the store's folder, instead of the one in the settings"
        )
        if name not in LOOKS:
            command.add_argument("--weights", type=Path, help="a file of DINO's weights")
            command.add_argument("--retry", action="store_true", help="try again what failed before")
            command.add_argument(
                "--refresh", action="store_true", help="ask libraries whether their manifests have changed"
            )
    demo = commands.add_parser("demo", help="draw the sample corpus and build it")
    demo.add_argument("--store", type=Path, help="the store's folder (stores/demo)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
