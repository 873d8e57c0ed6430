"""Pages from a library that misbehaves: what can be had is had, the rest is listed, and the library is
unharmed.
"""

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from batch.iiif.client import Client, Politeness
from batch.iiif.pages import PageResult, PageTask, download_page, download_pages
from store.image_api import PageImage
from store.page_files import page_path
from tests.iiif_server import FULL_SIZE, Library

HOSTS = frozenset({"127.0.0.1", "localhost"})
PATIENT = Politeness(
    contact="curator@example.org",
    requests_per_second=100,
    concurrency=2,
    attempts=3,
    first_wait=0.05,
    longest_wait=5,
    stall_timeout=0.5,
    transfer_timeout=3,
    allowed_hosts=HOSTS,
)


def service(
    library: Library, behaviour: str, name: str = "p1", host: str = "127.0.0.1", **known: object
) -> PageImage:
    stated = {
        "version": 2,
        "level": 2,
        "width": FULL_SIZE[0],
        "height": FULL_SIZE[1],
        "described": True,
    } | known
    return PageImage(service=library.url(f"/image/{behaviour}/{name}", host), **stated)  # type: ignore[arg-type]


def static(library: Library, behaviour: str) -> PageImage:
    return PageImage(url=library.url(f"/file/{behaviour}/p1"))


def get(image: PageImage, folder: Path, politeness: Politeness = PATIENT, long_side: int = 600) -> PageResult:
    return download_page(Client(politeness), PageTask("page-0001", image, long_side), folder)


def test_a_page_is_asked_for_at_the_size_wanted_and_no_more(tmp_path: Path) -> None:
    with Library() as library:
        result = get(service(library, "good"), tmp_path)
        assert (result.status, result.width, result.height) == ("downloaded", 450, 600)
        assert library.paths() == ["/image/good/p1/full/450,/0/default.jpg"]
    with Image.open(page_path(tmp_path, "page-0001")) as picture:
        assert picture.size == (450, 600)


def test_a_page_smaller_than_wanted_is_not_upscaled(tmp_path: Path) -> None:
    with Library() as library:
        result = get(service(library, "good"), tmp_path, long_side=5000)
        assert (result.width, result.height) == FULL_SIZE
        assert library.paths() == ["/image/good/p1/full/full/0/default.jpg"]


def test_the_user_agent_names_the_contact(tmp_path: Path) -> None:
    with Library() as library:
        get(service(library, "good"), tmp_path)
        assert "curator@example.org" in library.asked[0].headers["User-Agent"]


@pytest.mark.parametrize("behaviour", ["throttled", "failing-once", "truncated-once", "cut-once"])
def test_what_fails_once_is_obtained(tmp_path: Path, behaviour: str) -> None:
    with Library() as library:
        result = get(static(library, behaviour), tmp_path)
        assert result.status == "downloaded", result.error
        assert library.paths() == [f"/file/{behaviour}/p1"] * 2
    with Image.open(page_path(tmp_path, "page-0001")) as picture:
        picture.load()


def test_retry_after_is_waited_for(tmp_path: Path) -> None:
    with Library() as library:
        get(static(library, "throttled"), tmp_path)
        assert library.shortest_gap("throttled") >= 0.99


@pytest.mark.parametrize(
    ("behaviour", "reason"),
    [
        ("broken", "500"),
        ("forbidden", "403 and refuses it without permission"),
        ("stall", "stalled"),
        ("truncated", "damaged"),
        ("html", "web page instead of a picture"),
        ("loop", "redirects more than 5 times"),
        ("inwards", "private address"),
        ("huge", "larger than 64 MB"),
        ("endless", "larger than 64 MB"),
        ("dripping-headers", "could not be reached"),
        ("resting", "asks to be left alone"),
    ],
)
def test_what_cannot_be_had_is_listed_with_its_reason(tmp_path: Path, behaviour: str, reason: str) -> None:
    quick = Politeness(
        **{**vars(PATIENT), "attempts": 2, "transfer_timeout": 0.5 if "drip" in behaviour else 30}
    )
    with Library() as library:
        began = time.monotonic()
        result = get(static(library, behaviour), tmp_path, quick)
        assert result.status == "failed"
        assert result.error is not None
        assert reason in result.error
        assert library.url(f"/file/{behaviour}/p1") in result.error
        assert time.monotonic() - began < 15
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_memory_stays_flat_whatever_is_sent(tmp_path: Path) -> None:
    with Library() as library:
        get(static(library, "good"), tmp_path)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        for behaviour in ("endless", "huge"):
            result = download_page(
                Client(PATIENT), PageTask(behaviour, static(library, behaviour), 600), tmp_path
            )
            assert result.status == "failed"
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 16_000  # kilobytes, of 64 MB that were received and 4 GB that were offered


def test_level_0_falls_back_through_the_sizes_that_info_json_offers(tmp_path: Path) -> None:
    with Library() as library:
        image = service(library, "level0", level=0, described=False)
        result = get(image, tmp_path, long_side=1000)
        assert (result.status, result.width, result.height) == ("downloaded", 450, 600)
        assert library.paths()[0] == "/image/level0/p1/info.json"
        assert result.image.sizes == ((225, 300), (450, 600))


def test_sizes_that_info_json_invents_are_passed_over(tmp_path: Path) -> None:
    with Library() as library:
        result = get(service(library, "lying", level=None, described=False), tmp_path, long_side=1600)
        assert (result.status, result.width, result.height) == ("downloaded", *FULL_SIZE)


def test_a_manifest_that_overstates_the_size_is_corrected_by_info_json(tmp_path: Path) -> None:
    with Library() as library:
        result = get(service(library, "good", width=9000, height=12000), tmp_path, long_side=2000)
        assert (result.status, result.width, result.height) == ("downloaded", *FULL_SIZE)
        assert library.paths()[:2] == ["/image/good/p1/full/1500,/0/default.jpg", "/image/good/p1/info.json"]


def test_a_missing_info_json_does_not_stop_a_page(tmp_path: Path) -> None:
    with Library() as library:
        result = get(service(library, "noinfo", level=None), tmp_path)
        assert (result.status, result.width) == ("downloaded", 450)


def test_a_page_without_image_is_failed_without_asking(tmp_path: Path) -> None:
    result = get(PageImage(), tmp_path)
    assert result.status == "failed"
    assert "names no image" in (result.error or "")


def test_private_addresses_are_refused_unless_allowed_by_name(tmp_path: Path) -> None:
    strict = Politeness(**{**vars(PATIENT), "allowed_hosts": frozenset({"localhost"})})
    with Library() as library:
        refused = get(service(library, "good"), tmp_path, strict)
        assert "private address" in (refused.error or "")
        assert library.asked == []
        allowed = get(service(library, "good", host="localhost"), tmp_path, strict)
        assert allowed.status == "downloaded"


def test_an_identifier_cannot_leave_the_folder(tmp_path: Path) -> None:
    for name in ("../../etc/passwd", "a/b/c/d", "", "....", "x" * 200):
        with pytest.raises(ValueError, match="no page identifier"):
            page_path(tmp_path, name)


def test_a_page_that_is_there_is_not_asked_for(tmp_path: Path) -> None:
    with Library() as library:
        get(service(library, "good"), tmp_path)
        again = get(service(library, "good"), tmp_path)
        assert (again.status, again.width, again.height) == ("present", 450, 600)
        assert len(library.asked) == 1


def test_many_pages_of_two_hosts_keep_to_the_limits_of_each(tmp_path: Path) -> None:
    polite = Politeness(**{**vars(PATIENT), "requests_per_second": 25, "concurrency": 2, "attempts": 4})
    behaviours = ["good"] * 12 + [
        "forbidden",
        "broken",
        "html",
        "truncated-once",
        "throttled",
        "failing-once",
    ]
    with Library() as library:
        library.pause = 0.05
        tasks = [
            PageTask(f"{host[:5]}-{n:03}".replace(".", ""), service(library, behaviour, f"p{n}", host), 600)
            for host in sorted(HOSTS)
            for n, behaviour in enumerate(behaviours)
        ]
        results = [result for _, result in download_pages(Client(polite), tasks, tmp_path)]
        assert len({result.page_id for result in results}) == len(tasks)
        obtained = [result for result in results if result.status == "downloaded"]
        assert len(obtained) == 2 * 15
        assert {(result.status, bool(result.error)) for result in results} == {
            ("downloaded", False),
            ("failed", True),
        }
        assert set(library.most_at_once) == HOSTS
        assert max(library.most_at_once.values()) == 2
        # One more than the rate: the first and the last of a second may both fall into it.
        assert max(library.most_in_a_second().values()) <= 26
        first, last = library.asked[0].at, library.asked[-1].at
        starts = {host: min(r.at for r in library.asked if r.host == host) for host in HOSTS}
        assert max(starts.values()) - first < 0.25 * (last - first), "one host waited for the other"


def test_the_rate_of_a_host_is_kept_however_fast_it_answers(tmp_path: Path) -> None:
    polite = Politeness(**{**vars(PATIENT), "requests_per_second": 10, "concurrency": 4})
    with Library() as library:
        tasks = [PageTask(f"page-{n:04}", static(library, "good"), 600) for n in range(16)]
        results = [result.status for _, result in download_pages(Client(polite), tasks, tmp_path)]
        assert results == ["downloaded"] * 16
        # One more than the rate: the first and the last of a second may both fall into it.
        assert max(library.most_in_a_second().values()) <= 11


def test_stopping_early_does_not_wait_for_what_was_to_come(tmp_path: Path) -> None:
    slow = Politeness(**{**vars(PATIENT), "first_wait": 60, "longest_wait": 600, "attempts": 9})
    with Library() as library:
        images = [service(library, "good"), static(library, "broken"), *[static(library, "good")] * 50]
        tasks = [PageTask(f"page-{n:04}", image, 600) for n, image in enumerate(images)]
        began = time.monotonic()
        for _, result in download_pages(Client(slow), tasks, tmp_path):
            assert result.status == "downloaded"
            break
        assert time.monotonic() - began < 5
        assert len(library.asked) < 10


HARVESTER = """
import sys
from pathlib import Path
from batch.iiif.client import Client, Politeness
from store.image_api import PageImage
from batch.iiif.pages import PageTask, download_pages
url, folder = sys.argv[1], Path(sys.argv[2])
client = Client(Politeness("c@example.org", requests_per_second=60, allowed_hosts=frozenset({"127.0.0.1"})))
image = lambda n: PageImage(service=f"{url}/image/good/p{n}", version=2, level=2, width=900, height=1200)
tasks = [PageTask(f"page-{n:04}", image(n), 1200) for n in range(40)]
for task, result in download_pages(client, tasks, folder):
    assert result.status != "failed", result.error
"""


def test_killed_and_begun_again_it_downloads_nothing_twice(tmp_path: Path) -> None:
    with Library() as library:
        command = [sys.executable, "-c", HARVESTER, library.url(""), str(tmp_path)]
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
        harvester = subprocess.Popen(command, env=environment)
        deadline = time.monotonic() + 60
        while len(list(tmp_path.rglob("*.image"))) < 8 and time.monotonic() < deadline:
            time.sleep(0.005)
        harvester.send_signal(signal.SIGKILL)
        harvester.wait()
        finished = {path.stem for path in tmp_path.rglob("*.image")}
        assert 8 <= len(finished) < 40
        asked_before = len(library.asked)
        subprocess.run(command, env=environment, check=True, timeout=60)
        again = [path.split("/")[3] for path in library.paths()[asked_before:]]
    assert {f"page-{int(name[1:]):04}" for name in again}.isdisjoint(finished)
    assert len(again) == len(set(again)) == 40 - len(finished)
    assert len(list(tmp_path.rglob("*.image"))) == 40
    assert list(tmp_path.rglob("*.part")) == []
