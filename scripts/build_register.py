"""Builds the register of actors: `python scripts/build_register.py [../shared/data/actors]`.

Reads our own tables in scripts/register/ and the open data of the development folder; writes src/dragoman/data/actors/.
The same inputs give the same files, byte for byte.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from register import agents, bodies, homes, persons, states

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "src" / "dragoman" / "data" / "actors"


def main() -> None:
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "data" / "actors"
    OUT.mkdir(parents=True, exist_ok=True)
    known = states.build(OUT)
    bodies.build(OUT, shared, known)
    agents.build(OUT, shared)
    homes.build(OUT, shared, known)
    persons.build(OUT, shared, known)


if __name__ == "__main__":
    main()
