"""What a store tells: series, networks, timelines, who agrees with whom, what changed.

    from dragoman.store import open_store
    from dragoman.analysis import series
    with open_store("my-workspace") as store:
        print(series(store, dyad="RUS-CHN", by="month", measure="intensity").to_pandas())

`table`      what comes back: columns and rows, as pandas, polars, Arrow or CSV
`series`     how much, or how friendly, period by period
`network`    who acts on whom
`timeline`   what happened, day by day, each story once
`agreement`  who endorses or rejects whose claims and plans
`changes`    unusual rises against a pair's own past
`sql`        DuckDB over a run's Parquet
`reviewed`   records as they stand, for exports
`plots`      a table as a Vega-Lite chart, PNG or SVG

Acts are counted where they are asserted unless the query names a status: what was only threatened did not happen.
"""

from __future__ import annotations

from dragoman.analysis.agreement import agreement
from dragoman.analysis.changes import changes
from dragoman.analysis.network import Network, network
from dragoman.analysis.plots import draw, plot_series
from dragoman.analysis.reviewed import records_of, tellings_of
from dragoman.analysis.series import MEASURES, series
from dragoman.analysis.sql import sql
from dragoman.analysis.table import Table
from dragoman.analysis.timeline import timeline

__all__ = [
    "MEASURES",
    "Network",
    "Table",
    "agreement",
    "changes",
    "draw",
    "network",
    "plot_series",
    "records_of",
    "series",
    "sql",
    "tellings_of",
    "timeline",
]
