"""From bytes to `Document`: plain text, HTML, JSON Lines, standard input, an address.

`source`    the front door: what kind of thing is it, and which reader takes it
`contents`  files, standard input and addresses as bytes within limits; bytes as text
`document`  a text as a `Document`: its headline, day, outlet, dateline; refused when empty, too large, not English
`header`, `dateline`, `published`, `language`   what stands at the head of a report, and what it is written in
`html`, `jsonl`   the two formats that carry more than text
"""

from __future__ import annotations

from dragoman.ingest.document import MAX_CHARACTERS, document_from_text
from dragoman.ingest.published import parse_published
from dragoman.ingest.source import Kind, read_source

__all__ = ["MAX_CHARACTERS", "Kind", "document_from_text", "parse_published", "read_source"]
