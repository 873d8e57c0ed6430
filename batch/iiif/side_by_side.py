"""Work for many hosts at once, so that a slow library does not hold up the others."""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice
from typing import TypeVar

MOST_THREADS = 32
LOOK_AHEAD = 10_000

Task = TypeVar("Task")
Result = TypeVar("Result")


def side_by_side(
    tasks: Iterable[Task],
    work: Callable[[Task], Result],
    host_of_task: Callable[[Task], str],
    per_host: int,
    stop: Callable[[], None] | None = None,
) -> Iterator[tuple[Task, Result]]:
    """Do `work` on every task in threads, at most `per_host` of one host at a time; yields as they complete.

    Tasks of one host are begun in the order given. Up to `LOOK_AHEAD` tasks are read ahead, so that hosts
    further on in a long list are reached while the first is slow. The order of the results depends on the
    network, the results do not. When the caller stops early, `stop` is called, what runs is waited for, and
    nothing new begins.
    """
    source = iter(tasks)
    waiting: dict[str, deque[Task]] = {}
    held = 0
    running: Counter[str] = Counter()
    begun: dict[Future[Result], tuple[str, Task]] = {}
    pool = ThreadPoolExecutor(MOST_THREADS, thread_name_prefix="harvest")
    try:
        while True:
            for task in islice(source, LOOK_AHEAD - held):
                waiting.setdefault(host_of_task(task), deque()).append(task)
                held += 1
            # One task of each host in turn, so that no host takes all the threads.
            progress = True
            while progress and len(begun) < MOST_THREADS:
                progress = False
                for host in list(waiting):
                    if running[host] < per_host and len(begun) < MOST_THREADS:
                        task = waiting[host].popleft()
                        held -= 1
                        if not waiting[host]:
                            del waiting[host]
                        running[host] += 1
                        begun[pool.submit(work, task)] = (host, task)
                        progress = True
            if not begun:
                return
            done, _ = wait(begun, return_when=FIRST_COMPLETED)
            for future in done:
                host, task = begun.pop(future)
                running[host] -= 1
                yield task, future.result()
    except BaseException:  # an interrupt from the keyboard and the caller's `break` among them
        if stop is not None:
            stop()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
