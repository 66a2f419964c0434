"""PyTorch's side of a comparison: reads lines of `case TAB seconds`, does the work, answers with one line of JSON."""
import json
import os
import sys
import time

import torch

WARM_UPS = 3
FEWEST_REPETITIONS = 3
SHORTEST_SAMPLE = 1e-3

FORMATS = {"contiguous": torch.contiguous_format, "channels_last": torch.channels_last}


def peak_bytes():
    """The most memory that this process has had resident."""
    with open("/proc/self/status") as status:
        line = next(line for line in status if line.startswith("VmHWM:"))
    return 1024 * int(line.split()[1])


def timed(work, calls):
    start = time.perf_counter()
    for _ in range(calls):
        work()
    return time.perf_counter() - start


def warm_up(work):
    """Does the work until it is warm; returns how many calls make a sample long enough for the clock."""
    for _ in range(WARM_UPS):
        work()
    calls = 1
    while timed(work, calls) < SHORTEST_SAMPLE:
        calls *= 2
    return calls


def repeat(work, calls, seconds):
    samples = []
    end = time.perf_counter() + seconds
    while len(samples) < FEWEST_REPETITIONS or time.perf_counter() < end:
        samples.append(timed(work, calls) / calls)
    return samples


def serve(prepare):
    """Answers every line of the input. `prepare(case, memory_format)` makes the work of a case."""
    memory_format = FORMATS[sys.argv[1]]
    torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))
    prepared = {}
    for line in sys.stdin:
        case, seconds = line.rstrip("\n").split("\t")
        if case not in prepared:
            torch.manual_seed(0)
            work = prepare(case, memory_format)
            prepared[case] = work, warm_up(work)
        work, calls = prepared[case]
        samples = repeat(work, calls, float(seconds))
        print(json.dumps({"seconds": samples, "peakBytes": peak_bytes()}), flush=True)
