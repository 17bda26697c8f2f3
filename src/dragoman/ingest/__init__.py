"""From bytes to `Document`: plain text, HTML, JSON Lines, standard input, an address.

`source`    the front door: what kind of thing is it, and which reader takes it
`contents`  files, standard input and addresses as bytes within limits; bytes as text
`document`  a text as a `Document`: its headline, day, outlet, dateline; refused when empty, too large, not English
`header`, `dateline`, `published`, `language`   what stands at the head of a report, and what it is written in
`html`, `jsonl`   the two formats that carry more than text; `fields` a document written as named fields

Many reports (docs/corpus.md):

`expand`    the front door: sources, lazily, as units; `unit` one report before it is read, and the kinds of failure
`folders`, `packed`, `archive`   folders and globs; gzip and zstd within limits; ZIP
`lines`, `tables`, `parquet`, `warc`, `feeds`   one module a format
`take`      a unit as a document, with what should be known about it; `sketch` what tells near duplicates
`polite`    addresses asked politely
"""

from __future__ import annotations

from dragoman.ingest.document import MAX_CHARACTERS, document_from_text
from dragoman.ingest.published import parse_published
from dragoman.ingest.source import Kind, read_source

__all__ = ["MAX_CHARACTERS", "Kind", "document_from_text", "parse_published", "read_source"]
