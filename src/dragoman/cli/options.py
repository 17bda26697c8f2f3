"""Options that several verbs share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Published = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="Day of publication, when the source does not say.")
]
Encoding = Annotated[str | None, typer.Option(help="The files' encoding, when it is not UTF-8.")]
Actors = Annotated[Path | None, typer.Option(metavar="FILE", help="Your own actors; they win over the register.")]
Codebook = Annotated[Path | None, typer.Option(metavar="FILE", help="Your own codebook instead of PLOVER 2.0.")]
Gazetteer = Annotated[Path | None, typer.Option(metavar="FILE", help="A gazetteer made by 'dragoman gazetteer build'.")]
Workspace = Annotated[
    Path | None,
    typer.Option(
        "--workspace", "-w", metavar="DIR", help="The workspace; DRAGOMAN_WORKSPACE or the current folder otherwise."
    ),
]
StoreUrl = Annotated[
    str | None, typer.Option("--store", metavar="URL", help="A postgresql:// address in place of the workspace's file.")
]
