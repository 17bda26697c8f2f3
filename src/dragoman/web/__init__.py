"""The workbench: a local web page over a workspace, where a report is read, questioned and corrected.

`app`       what is served, put together
`settings`  how it is served
`guard`, `door`   whose requests get in, and how they are kept from writing in another's name
`desk`      what requests share: the store, the reader, reports read but not kept
`shown`, `names`   how things are put on a page
`pages/`    the pages; `api/` the same as JSON; `charts/` pictures as SVG; `templates/`, `static/`
"""

from __future__ import annotations

from dragoman.web.app import create_app
from dragoman.web.settings import Settings

__all__ = ["Settings", "create_app"]
