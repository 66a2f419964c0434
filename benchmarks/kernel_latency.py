"""How long a Jupyter kernel takes: from its start to the first result, and for a cell's round trip.

Usage: kernel_latency.py KERNEL SUM STARTS CELLS
  KERNEL  the kernel's name
  SUM     a cell whose result is 2
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


def milliseconds(work):
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def main():
    kernel, code, starts, cells = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    first, empty, small = [], [], []
    for _ in range(starts):
        begin = time.perf_counter()
        manager, client = start_new_kernel(kernel_name=kernel, startup_timeout=60)
        client.execute_interactive(code, output_hook=quiet, timeout=60)
        first.append((time.perf_counter() - begin) * 1000)
        for _ in range(cells):
            empty.append(milliseconds(lambda: client.execute_interactive("", output_hook=quiet, timeout=60)))
            small.append(milliseconds(lambda: client.execute_interactive(code, output_hook=quiet, timeout=60)))
        client.stop_channels()
        manager.shutdown_kernel()
    print(json.dumps({"first": statistics.median(first), "empty": statistics.median(empty), "small": statistics.median(small)}))


main()
