"""Many reports: sources in, a workspace filled, whatever happens on the way.

    from dragoman.scale import Options, run_corpus
    with open_store("my-workspace") as store:
        print(run_corpus(["news/"], store, Options(engine="processes", workers=4)))

`run`        a run from end to end: shards, what is new, going on after a stop
`settle`     a shard's results into the store; who is a duplicate of whom
`ledger`     what a run has taken in
`shards`     reports read together; their file, written whole
`reader`     one report in, one outcome out; `outcome` as a line
`engine`, `processes`, `cluster`   in this process, in several, on Ray
`config`     what a run is read with, which is its id
`summary`    what became of everything that was given
`feeds_toml`, `polite`, `watch`    feeds looked at again and again
`doctor`     is everything there and in order
"""

from __future__ import annotations

from dragoman.scale.reader import ReaderSpec
from dragoman.scale.run import Options, run_corpus
from dragoman.scale.summary import Summary

__all__ = ["Options", "ReaderSpec", "Summary", "run_corpus"]
