"""Speed and memory of the register: `python benchmarks/register.py [text file or JSON Lines with "text"]`.

Prints seconds to load, peak memory the register adds (MB, resident), words matched a second on one core, and
milliseconds a phrase for `who`.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from datetime import date
from pathlib import Path

WORDS = 200_000
PHRASES = (
    "Foreign Minister Lavrov", "a senior Iranian official", "refugees from Mali in Algeria", "the Kenyan president",
    "US-backed rebels", "the ambassador of Chile to Peru", "Hezbollah fighters", "residents of Aleppo",
    "President Bush",
)  # fmt: skip


def resident() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    from dragoman.actors import register as module
    from dragoman.actors.who import who

    before = resident()
    started, busy = time.perf_counter(), time.process_time()
    register = module.load_register()
    print(f"load: {time.perf_counter() - started:.2f} s wall, {time.process_time() - busy:.2f} s of the processor")
    print(f"memory: {resident() - before:.0f} MB more than before")
    print("counts:", register.counts)
    text = sample()
    count = len(text.split())
    busy = time.process_time()
    hits = register.find(text)
    seconds = time.process_time() - busy
    print(f"find: {count / seconds:,.0f} words/s ({len(hits)} hits in {count} words)")
    rounds = 200
    busy = time.process_time()
    for _ in range(rounds):
        for phrase in PHRASES:
            who(phrase, on=date(2015, 3, 1), register=register)
    print(f"who: {(time.process_time() - busy) / rounds / len(PHRASES) * 1e3:.3f} ms a phrase")


def sample() -> str:
    if len(sys.argv) < 2:
        return " ".join(PHRASES) * (WORDS // 40)
    lines = Path(sys.argv[1]).read_text("utf-8").split("\n")
    texts = [json.loads(line)["text"] if line.startswith("{") else line for line in lines if line]
    text = "\n".join(texts)
    return text * max(1, WORDS // len(text.split()))


if __name__ == "__main__":
    main()
