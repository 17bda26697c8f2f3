from __future__ import annotations

import os
import time

import pytest
from made_reports import write_reports

from dragoman.scale import Options, ReaderSpec, run_corpus
from dragoman.store import init_workspace, open_store


@pytest.fixture
def exported(tmp_path):
    """Reads a file with an engine in a workspace of its own; gives the summary and the canonical export."""

    def read(path, engine: str, **options):
        folder = init_workspace(tmp_path / f"{engine}-{len(list(tmp_path.iterdir()))}")
        spec = ReaderSpec(loader=options.pop("loader", "light_reader:load"), time_limit=options.pop("time_limit", 60.0))
        with open_store(folder) as store:
            summary = run_corpus([str(path)], store, Options(spec=spec, engine=engine, shard_size=5, **options))
            store.export_canonical(summary.run, folder / "out.jsonl")
        return summary, (folder / "out.jsonl").read_bytes()

    return read


def test_processes_read_what_one_process_reads(exported, tmp_path):
    path = write_reports(tmp_path / "a.jsonl", 43, odd={7: " RAISE", 30: " More words."})
    assert exported(path, "processes", workers=2)[1] == exported(path, "serial")[1]


def test_a_report_that_kills_its_process_is_given_up_and_the_others_are_read(exported, tmp_path):
    path = write_reports(tmp_path / "a.jsonl", 12, odd={6: " DIE"})
    summary, out = exported(path, "processes", workers=2)
    assert (summary.read, summary.failed, summary.kinds) == (11, 1, {"crash": 1})
    assert b"ended with exit code 9, twice" in out


def test_a_report_that_hangs_is_given_up(exported, tmp_path):
    path = write_reports(tmp_path / "a.jsonl", 6, odd={2: " HANG"})
    summary, _ = exported(path, "processes", workers=2, time_limit=2.0)
    assert (summary.read, summary.kinds) == (5, {"crash": 1})


def test_a_worker_that_hangs_beyond_python_is_killed(tmp_path, monkeypatch):
    from dragoman.scale import processes

    monkeypatch.setattr(processes, "GRACE", 0.0)
    # the worker's own limit is off the main thread's reach here: only the parent can end it
    (tmp_path / "deaf_reader.py").write_text(
        "import signal, time\n"
        "def load(spec):\n"
        "    def read(document):\n"
        "        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})\n"
        "        time.sleep(60)\n"
        "    return read\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    path = write_reports(tmp_path / "a.jsonl", 1)
    began = time.monotonic()
    with open_store(init_workspace(tmp_path / "w")) as store:
        spec = ReaderSpec(loader="deaf_reader:load", time_limit=0.5)
        summary = run_corpus([str(path)], store, Options(spec=spec, engine="processes", workers=1))
    assert summary.kinds == {"crash": 1}
    assert time.monotonic() - began < 30


def test_a_worker_that_has_grown_is_replaced(exported, tmp_path, monkeypatch):
    from dragoman.scale import processes

    monkeypatch.setattr(processes, "GROWTH", -1)
    path = write_reports(tmp_path / "a.jsonl", 15)
    assert exported(path, "processes", workers=1)[0].read == 15


def test_workers_that_cannot_start_are_an_error(exported, tmp_path, monkeypatch):
    from dragoman.errors import DragomanError

    (tmp_path / "stillborn.py").write_text("import os\ndef load(spec):\n    os._exit(3)\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    path = write_reports(tmp_path / "a.jsonl", 2)
    with pytest.raises(DragomanError, match="a worker ended with code 3 before it could read"):
        exported(path, "processes", workers=1, loader="stillborn:load")


@pytest.mark.model
def test_the_real_reader_gives_the_same_in_processes(tmp_path):
    path = write_reports(tmp_path / "a.jsonl", 4)
    outs = []
    for engine in ("serial", "processes"):
        with open_store(init_workspace(tmp_path / engine)) as store:
            summary = run_corpus([str(path)], store, Options(engine=engine, shard_size=2))
            store.export_canonical(summary.run, tmp_path / f"{engine}.jsonl")
        outs.append((tmp_path / f"{engine}.jsonl").read_bytes())
        assert summary.read == 4
    assert outs[0] == outs[1]


@pytest.mark.enable_socket
def test_a_ray_cluster_that_loses_a_node_reads_the_same(exported, tmp_path, monkeypatch):
    """Two nodes on this machine; one is killed while it works."""
    ray = pytest.importorskip("ray", reason="Ray is not installed: pip install 'dragoman[ray]'")
    from ray.cluster_utils import Cluster

    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    here = os.path.dirname(__file__)  # noqa: PTH120 - a string for an environment variable
    monkeypatch.setenv("PYTHONPATH", here)
    node = {"num_cpus": 1, "object_store_memory": 100_000_000, "include_dashboard": False}
    cluster = Cluster(initialize_head=True, head_node_args=node)
    other = cluster.add_node(num_cpus=1, object_store_memory=100_000_000)
    try:
        ray.init(
            address=cluster.address,
            log_to_driver=False,
            logging_level="ERROR",
            runtime_env={"env_vars": {"PYTHONPATH": here}},
        )
        path = write_reports(tmp_path / "a.jsonl", 60, odd={7: " RAISE"})
        told = []

        def kill_one(tally, read):
            told.append(read)
            if sum(told) >= 10 and other in cluster.worker_nodes:
                cluster.remove_node(other, allow_graceful=False)

        folder = init_workspace(tmp_path / "ray")
        spec = ReaderSpec(loader="light_reader:load_slow", time_limit=60.0)
        with open_store(folder) as store:
            summary = run_corpus(
                [str(path)], store, Options(spec=spec, engine="ray", workers=2, shard_size=5), progress=kill_one
            )
            store.export_canonical(summary.run, folder / "out.jsonl")
        assert other not in cluster.worker_nodes
        assert (summary.read, summary.kinds) == (59, {"crash": 1})
        assert (folder / "out.jsonl").read_bytes() == exported(path, "serial", loader="light_reader:load_slow")[1]
    finally:
        ray.shutdown()
        cluster.shutdown()
