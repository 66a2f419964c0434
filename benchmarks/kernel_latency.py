"""How long a Jupyter kernel takes: from its start to the first result, and for a cell's round trip.

Usage: kernel_latency.py KERNEL STARTS CELLS
  KERNEL  the kernel's name
  STARTS  how often the kernel is started
  CELLS   how many cells each start runs
Prints one JSON object; all times in milliseconds, medians.
"""

import json
import statistics
import sys
import time

from jupyter_client.manager import start_new_kernel


def quiet(_):
    """Takes the kernel's messages and shows none."""


def run(client, code):
    client.execute_interactive(code, output_hook=quiet, timeout=60)


def milliseconds(work):
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def main():
    kernel, starts, cells = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    first, empty, new, again = [], [], [], []
    for _ in range(starts):
        begin = time.perf_counter()
        manager, client = start_new_kernel(kernel_name=kernel, startup_timeout=60)
        run(client, "1 + 1")
        first.append((time.perf_counter() - begin) * 1000)
        for i in range(cells):
            empty.append(milliseconds(lambda: run(client, "")))
            new.append(milliseconds(lambda: run(client, f"{i} + 2")))
            again.append(milliseconds(lambda: run(client, "1 + 1")))
        client.stop_channels()
        manager.shutdown_kernel()
    times = {"first": first, "empty": empty, "new": new, "again": again}
    print(json.dumps({name: statistics.median(measured) for name, measured in times.items()}))


main()
