"""The sample corpus: manners of print, reprinting, the made-up press, its pages and its tables."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import pytest

from batch.sample import corpus, ephemera, faces, press, travel
from batch.sample.motifs import MOTIFS
from batch.sample.texts import TEXTS
from batch.sample.typeset import Figure, Style, set_page
from vision.manners import MANNERS, halftone
from vision.wear import frame_width

STYLE = Style("Les Veillées du Méridien", "fr", "antiqua", 3, 1080, 1500, "rag", True)


@pytest.fixture(scope="module")
def picture() -> np.ndarray:
    name = next(name for name, motif in MOTIFS.items() if motif.theme == "ships")
    drawn = corpus.drawn(name, 0)
    return cv2.resize(
        drawn, (600, round(600 * drawn.shape[0] / drawn.shape[1])), interpolation=cv2.INTER_AREA
    )


@pytest.fixture(scope="module")
def issues() -> list[press.Issue]:
    return press.plan()


def grey(picture: np.ndarray, blur: float = 0) -> np.ndarray:
    plane = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32)
    return cv2.GaussianBlur(plane, (0, 0), blur) if blur else plane


def likeness(a: np.ndarray, b: np.ndarray, blur: float = 6) -> float:
    """Correlation of two pictures seen from afar."""
    if b.shape != a.shape:
        b = cv2.resize(b, a.shape[1::-1], interpolation=cv2.INTER_AREA)
    return float(np.corrcoef(grey(a, blur).ravel(), grey(b, blur).ravel())[0, 1])


# Manners of print


@pytest.mark.parametrize("manner", MANNERS)
def test_print_is_recognised_from_afar_and_differs_by_seed(manner: str, picture: np.ndarray) -> None:
    before = picture.copy()
    first = MANNERS[manner](picture, 3)
    assert first.shape == picture.shape and first.dtype == np.uint8
    assert np.array_equal(picture, before)
    assert likeness(picture, first) > 0.75
    assert np.array_equal(first, MANNERS[manner](picture, 3))
    assert not np.array_equal(first, MANNERS[manner](picture, 4))


@pytest.mark.parametrize("manner", MANNERS)
def test_darker_tone_takes_more_ink(manner: str) -> None:
    ramp = np.repeat(np.linspace(0, 255, 640).astype(np.uint8)[None, :, None], 240, axis=0).repeat(3, axis=2)
    sheet = grey(MANNERS[manner](ramp, 1))[20:-20]
    steps = [sheet[:, start : start + 80].mean() for start in range(0, 640, 80)]
    assert all(b >= a - 4 for a, b in pairwise(steps))
    # Lines, dots and gouges carry middle tones; a threshold would know two steps only.
    assert sum(40 < step < 240 for step in steps) >= 3


@pytest.mark.parametrize("manner", ["engraving", "woodcut", "halftone"])
def test_relief_prints_are_ink_or_paper(manner: str, picture: np.ndarray) -> None:
    sheet = grey(MANNERS[manner](picture, 1))
    between = ((sheet > 70) & (sheet < 200)).mean()
    assert between < 0.27
    assert 0.08 < (sheet < 128).mean() < 0.92


def test_engraved_lines_turn_with_the_form() -> None:
    board = np.full((400, 600, 3), 150, np.uint8)
    cv2.rectangle(board, (40, 40), (110, 360), (90, 90, 90), -1)
    cv2.rectangle(board, (220, 150), (560, 220), (90, 90, 90), -1)
    sheet = grey(MANNERS["engraving"](board, 2))

    def direction(part: np.ndarray) -> float:
        dx, dy = cv2.Sobel(part, cv2.CV_32F, 1, 0), cv2.Sobel(part, cv2.CV_32F, 0, 1)
        return float(np.arctan2(2 * (dx * dy).sum(), (dx * dx - dy * dy).sum()) / 2)

    upright, lying = direction(sheet[80:320, 52:98]), direction(sheet[162:208, 240:540])
    turn = abs((upright - lying + np.pi / 2) % np.pi - np.pi / 2)
    assert turn > np.deg2rad(50)


def test_half_tone_has_the_screen_it_was_asked_for() -> None:
    flat = np.tile(np.linspace(90, 160, 512).astype(np.uint8)[:, None, None], (1, 512, 3))
    for pitch, angle in ((6.0, 45.0), (5.0, 30.0)):
        sheet = grey(halftone(flat, 1, pitch=pitch, angle=angle))
        spectrum = np.abs(np.fft.fftshift(np.fft.fft2(sheet - sheet.mean())))
        spectrum[246:267, 246:267] = 0
        y, x = np.unravel_index(spectrum.argmax(), spectrum.shape)
        frequency = np.hypot(y - 256, x - 256) / 512
        turn = np.rad2deg(np.arctan2(y - 256, x - 256)) % 90
        assert abs(frequency - 1 / pitch) < 0.01
        assert min(abs(turn - angle), abs(turn - (90 - angle))) < 3


def test_lithograph_is_made_of_few_inks(picture: np.ndarray) -> None:
    def colours(sheet: np.ndarray) -> int:
        coarse = (cv2.medianBlur(sheet, 5) // 24).reshape(-1, 3).astype(int)
        counts = np.sort(np.unique(coarse @ (1, 16, 256), return_counts=True)[1])[::-1]
        return int(np.searchsorted(counts.cumsum() / counts.sum(), 0.8)) + 1

    few, more = MANNERS["lithograph"](picture, 1, inks=4), MANNERS["lithograph"](picture, 1, inks=7)
    assert colours(few) <= colours(more) < colours(picture)
    assert (np.ptp(few.reshape(-1, 3).astype(int), axis=1) > 25).mean() > 0.1


# Reprinting


@pytest.mark.parametrize("name", travel.CHANGES)
def test_change_is_repeatable_and_leaves_the_original_alone(name: str, picture: np.ndarray) -> None:
    before = picture.copy()
    first = travel.changed(picture, [name], np.random.default_rng(5))
    assert np.array_equal(picture, before)
    assert first.dtype == np.uint8 and first.ndim == 3
    assert not np.array_equal(first, picture)
    assert np.array_equal(first, travel.changed(picture, [name], np.random.default_rng(5)))


def test_changes_do_what_their_names_say(picture: np.ndarray) -> None:
    def after(name: str) -> np.ndarray:
        return travel.CHANGES[name](picture, np.random.default_rng(8))

    height, width = picture.shape[:2]
    assert np.array_equal(after("mirrored")[:, ::-1], picture)
    assert np.array_equal(after("inverted"), 255 - picture)
    assert likeness(picture, after("recopied")) > 0.8
    assert cv2.matchTemplate(picture, after("cropped"), cv2.TM_CCOEFF_NORMED).max() > 0.999
    margin = frame_width(width)
    assert np.array_equal(after("framed")[margin:-margin, margin:-margin], picture)
    assert np.array_equal(after("captioned")[:height], picture)
    strip = grey(after("captioned")[height:])
    assert (strip < 90).any() and (strip[-1] < 160).any(), "the last line of the caption is cut through"
    assert after("reduced").shape[1] < width < after("enlarged").shape[1]
    assert np.ptp(after("greyed").astype(int), axis=2).max() == 0
    assert likeness(picture, after("half-toned")) > 0.8
    yellow = after("yellowed").reshape(-1, 3).mean(axis=0) / picture.reshape(-1, 3).mean(axis=0)
    assert yellow[0] > yellow[1] > yellow[2]
    for name in ("stained", "bleed-through"):
        assert (after(name) <= picture).all()
    with pytest.raises(KeyError):
        travel.changed(picture, ["vanished"], np.random.default_rng(1))


# The press


def test_the_press_is_wide_and_of_the_size_promised(issues: list[press.Issue]) -> None:
    printings = [printing for issue in issues for printing in issue.printings]
    assert 80 <= len(issues) <= 110
    assert 150 <= sum(issue.pages for issue in issues) <= 250
    assert 560 <= len(printings) <= 680
    cities = {issue.periodical.city for issue in issues}
    assert len(cities) >= 18 and len({press.CITIES[city].country for city in cities}) >= 12
    assert all(1880 <= issue.day.year <= 1940 for issue in issues)
    assert {printing.manner for printing in printings} == set(MANNERS)
    assert set(travel.CHANGES) - {"reduced", "enlarged"} <= {c for one in printings for c in one.changes}
    assert len({issue.key for issue in issues}) == len(issues)


def test_pictures_travel_between_2_and_14_times_and_never_before_their_time(
    issues: list[press.Issue],
) -> None:
    routes: dict[str, list[press.Issue]] = {}
    for issue in issues:
        for printing in issue.printings:
            if printing.motif:
                assert issue.day.year >= press.SINCE.get(printing.motif, 0)
            if printing.picture:
                assert printing.drawing == 0
                routes.setdefault(printing.picture, []).append(issue)
    assert len(routes) >= min(40, len(MOTIFS))
    assert all(2 <= len(route) <= 14 for route in routes.values())
    assert max(len({issue.periodical.city for issue in route}) for route in routes.values()) >= 8
    assert any(len({issue.periodical.key for issue in route}) == 1 for route in routes.values())
    assert any(
        len({issue.periodical.city for issue in route}) == 1 < len({issue.periodical.key for issue in route})
        for route in routes.values()
    )
    # A picture takes time to cross an ocean.
    for route in routes.values():
        origin = min(route, key=lambda issue: (issue.day, issue.key))
        for issue in route:
            a, b = (press.CITIES[one.periodical.city] for one in (origin, issue))
            assert issue is origin or issue.day > origin.day
            if press.kilometres(a, b) > 5000:
                assert (issue.day - origin.day).days > 30


def test_unique_pictures_are_drawn_once(issues: list[press.Issue]) -> None:
    unique = Counter(
        (printing.motif, printing.drawing)
        for issue in issues
        for printing in issue.printings
        if printing.motif and not printing.picture
    )
    assert unique and max(unique.values()) == 1 and all(drawing > 0 for _, drawing in unique)


def test_every_trap_is_set(issues: list[press.Issue]) -> None:
    traps = Counter(printing.trap for issue in issues for printing in issue.printings)
    assert traps["stamp"] >= 30 and traps["advertisement"] >= 30 and traps["logo"] >= 5
    logos = {i.periodical.key for i in issues for p in i.printings if p.trap == "logo"}
    assert logos == {press.LOGO_TITLE}
    stamped = {i.periodical.key for i in issues for p in i.printings if p.trap == "stamp"}
    assert stamped == {periodical.key for periodical in press.PERIODICALS}
    found = [issue.date_text for issue in issues]
    for shape in (
        r"\d{4}", r"\d{4}-\d\d", r"\d{4}-\d\d-\d\d", r"\d{4}-2[1-4]", r"\d{4}/\d{4}", r"\d{4}-\d{4}",
        r"\d{4}~", r"\[\d{4}\?\]", r"\d{3}X", r"s\. d\.", "Jahrgang 19", r"\D+ \d{4}", r"\d+ \D+ \d{4}",
    ):  # fmt: skip
        assert any(re.fullmatch(shape, text) for text in found), shape
    places = {(issue.periodical.place, issue.periodical.country) for issue in issues}
    assert {("Cambridge", "GB"), ("Cambridge", ""), ("Valencia", "ES"), ("Valencia", "")} <= places
    names = {place for place, _ in places}
    assert {"Constantinople", "Pressburg", "Lemberg", "Genua", "Wien"} <= names


def test_advertisements_chain_and_labels_are_near_twins() -> None:
    sheets = [ephemera.advertisement(360, number, "en") for number in range(30)]
    near = [likeness(a, b, 2) for a, b in pairwise(sheets)]
    far = [likeness(a, b, 2) for a, b in zip(sheets, sheets[14:], strict=False)]
    assert np.mean(near) > np.mean(far) + 0.05
    first, second = ephemera.library_label(300, 4), ephemera.library_label(300, 90)
    assert likeness(first, second, 2) > 0.8 and not np.array_equal(first, second)


def test_every_text_can_be_set_in_its_face() -> None:
    for periodical in press.PERIODICALS:
        text = TEXTS[periodical.language]
        said = [
            periodical.title,
            periodical.price,
            text.price,
            text.number,
            *text.months,
            *text.headings,
            *text.paragraphs,
        ]
        said += [*text.captions.values(), *text.goods] if periodical.script == "mincho" else []
        assert faces.has("".join(said), periodical.script), periodical.title
        titled = all(periodical.language in motif.titles for motif in MOTIFS.values())
        assert titled or {motif.theme for motif in MOTIFS.values()} <= set(text.captions)


# Pages


def test_boxes_are_where_the_pictures_are(picture: np.ndarray) -> None:
    prints: list[np.ndarray] = []

    def draw(width: int) -> np.ndarray:
        height = round(width * picture.shape[0] / picture.shape[1])
        small = cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA)
        prints.append(MANNERS["engraving"](small, len(prints)))
        return prints[-1]

    shape = picture.shape[0] / picture.shape[1]
    figures = [Figure(shape, draw, "La tempête", rank) for rank in (0.7, 0.34, 0.33)]
    page, boxes = set_page(
        STYLE, figures, 1, ("Nº 3", "Paris, 4 mai 1889", "15 centimes"), np.random.default_rng(6)
    )
    assert page.shape == (1500, 1080, 3) and page.dtype == np.uint8
    scan = grey(page, 1).astype(np.uint8)
    assert len(boxes) == len(prints) == 3
    for (x0, y0, x1, y1), one in zip(boxes, prints, strict=True):
        assert 0 <= x0 < x1 <= 1080 and 0 <= y0 < y1 <= 1500
        assert 0 <= (x1 - x0) - one.shape[1] <= 24 and 0 <= (y1 - y0) - one.shape[0] <= 24
        found = cv2.matchTemplate(scan, grey(one, 1).astype(np.uint8), cv2.TM_CCOEFF_NORMED)
        y, x = np.unravel_index(found.argmax(), found.shape)
        assert abs(x + one.shape[1] / 2 - (x0 + x1) / 2) <= 2.5
        assert abs(y + one.shape[0] / 2 - (y0 + y1) / 2) <= 2.5
    for a in range(3):
        for b in range(a):
            (ax0, ay0, ax1, ay1), (bx0, by0, bx1, by1) = boxes[a], boxes[b]
            assert ax1 <= bx0 or bx1 <= ax0 or ay1 <= by0 or by1 <= ay0
    rest = scan.copy()
    for x0, y0, x1, y1 in boxes:
        rest[y0:y1, x0:x1] = 255
    assert 0.03 < (rest[100:1400, 100:980] < 165).mean() < 0.3, "columns of text fill what the pictures leave"


def test_a_crowded_page_still_holds_everything(picture: np.ndarray) -> None:
    figures = [
        Figure(1.4, lambda width: cv2.resize(picture, (width, round(width * 1.4))), "Légende", 1.0)
        for _ in range(6)
    ]
    _, boxes = set_page(STYLE, figures, 2, ("", "", ""), np.random.default_rng(1))
    assert len(boxes) == 6 and all(x1 - x0 > 60 for x0, _, x1, _ in boxes)


# The corpus on disk


def few(issues: list[press.Issue]) -> list[press.Issue]:
    """Three issues that share a travelling picture, and the busiest title's last."""
    picture = Counter(p.picture for i in issues for p in i.printings if p.picture).most_common(1)[0][0]
    sharing = [issue for issue in issues if any(p.picture == picture for p in issue.printings)]
    return sorted(sharing, key=lambda issue: len(issue.printings))[:3]


def tree(folder: Path) -> dict[str, str]:
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory, issues: list[press.Issue]) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(corpus, "plan", lambda: few(issues))
        return corpus.write_sample(tmp_path_factory.mktemp("sample") / "drawn", processes=1)


def test_tables_agree_with_the_pictures(sample: Path) -> None:
    boxes = json.loads((sample / "boxes.json").read_text("utf-8"))
    images = list(csv.DictReader((sample / "images.csv").open(encoding="utf-8")))
    truth = list(csv.DictReader((sample / "truth.csv").open(encoding="utf-8")))
    pairs = list(csv.DictReader((sample / "reprints.csv").open(encoding="utf-8")))
    assert [row["file"] for row in images] == [row["file"] for row in truth]
    assert sum(map(len, boxes.values())) == len(images) == len(list((sample / "images").rglob("*.jpg")))
    assert set(boxes) == {str(f.relative_to(sample / "pages")) for f in (sample / "pages").rglob("*.jpg")}
    for row in images:
        page = f"{row['file'].split('/')[0]}/p{row['page']}.jpg"
        x, y, w, h = (int(row[name]) for name in "xywh")
        assert [x, y, x + w, y + h] in boxes[page]
        scan = cv2.imread(str(sample / "pages" / page))
        cut = cv2.imread(str(sample / "images" / row["file"]))
        assert max(scan.shape) == 1500 and cut.shape[:2] == (h, w)
        assert np.abs(scan[y : y + h, x : x + w].astype(int) - cut).mean() < 8
        assert row["kind"] and row["issue"] and row["date"] and row["city"]
    shown = {row["file"]: row["picture"] for row in truth}
    assert len(pairs) >= 3
    assert all(shown[pair["a"]] == shown[pair["b"]] != "" and pair["a"] != pair["b"] for pair in pairs)


def test_two_processes_draw_the_same_bytes(
    sample: Path, tmp_path: Path, issues: list[press.Issue], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corpus, "plan", lambda: few(issues))
    told: list[tuple[int, int]] = []
    other = corpus.write_sample(tmp_path / "other", processes=2, progress=lambda *now: told.append(now))
    assert tree(other) == tree(sample)
    assert told[0] == (0, 3) and told[-1] == (3, 3)


def test_a_second_call_returns_at_once_and_other_code_draws_anew(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never() -> list[press.Issue]:
        raise AssertionError("drew again")

    monkeypatch.setattr(corpus, "plan", never)
    assert corpus.write_sample(sample) == sample
    monkeypatch.setattr(corpus, "digest", lambda: "of other code")
    monkeypatch.setattr(corpus, "plan", list)
    copy = tmp_path / "copy"
    (copy / "pages").mkdir(parents=True)
    (copy / "pages" / "old.jpg").write_bytes(b"old")
    (copy / corpus.MARKER).write_text('{"digest": "old", "complete": true}')
    corpus.write_sample(copy)
    assert not (copy / "pages" / "old.jpg").exists()


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("chapter one")
    with pytest.raises(FileExistsError, match="not empty"):
        corpus.write_sample(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.txt"]


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_killed_half_way_it_completes(
    sample: Path, tmp_path: Path, issues: list[press.Issue], monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = [issue.key for issue in few(issues)]
    folder = tmp_path / "killed"
    script = (
        "from pathlib import Path; from batch.sample import corpus; "
        f"chosen = [issue for issue in corpus.plan() if issue.key in {keys!r}]; "
        f"corpus.plan = lambda: chosen; corpus.write_sample(Path({str(folder)!r}), processes=1)"
    )
    process = subprocess.Popen([sys.executable, "-c", script], cwd=Path(__file__).parents[1])
    deadline = time.monotonic() + 60
    while not list(folder.glob("parts/*.json")) and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert 1 <= len(list(folder.glob("parts/*.json"))) < 3
    assert not json.loads((folder / corpus.MARKER).read_text())["complete"]
    monkeypatch.setattr(corpus, "plan", lambda: few(issues))
    corpus.write_sample(folder, processes=1)
    assert tree(folder) == tree(sample)
