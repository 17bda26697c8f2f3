"""How reading generalises: figures on our own gold reports, which no rule was written for.

    python benchmarks/own_gold.py [--errors] [--records FILE]

The fourteen reports of `tests/gold/reports` are split by the hash of their names. The *open* half's errors may be read
(`--errors` lists them sentence by sentence) and its causes mended. Of the *held* half only totals are printed, and
nobody reads its reports' output, nor its errors, while mending: once they are read, it measures nothing. Write new
reports then. The *unread* six of `tests/gold/unread` came later and are held as well; they are no part of "all".
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from dragoman.codec import encode_record
from dragoman.evaluate import Comparison, compare, list_errors, load_annotations, score_table
from dragoman.ingest import document_from_text
from dragoman.pipeline import Tools, load_tools, read_document

GOLD = Path(__file__).parents[1] / "tests" / "gold"
REPORTS = GOLD / "reports"
UNREAD = GOLD / "unread"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="lists the errors in the open half")
    parser.add_argument("--records", type=Path, help="keeps the open half's records in this JSON Lines file")
    arguments = parser.parse_args()
    open_half, held_half = halves()
    tools = load_tools()
    open_records = read_reports(open_half, tools)
    if arguments.records:
        arguments.records.write_text(open_records, encoding="utf-8")
    held_records = read_reports(held_half, tools)
    opened = compared(open_half, open_records)
    held = compared(held_half, held_records)
    both = compared((*open_half, *held_half), open_records + held_records)
    unread_reports = sorted(UNREAD.glob("*.json"))
    unread = compared(unread_reports, read_reports(unread_reports, tools))
    if arguments.errors:
        print(list_errors(opened))
    for name, comparison in (("open", opened), ("held", held), ("all", both), ("unread", unread)):
        print(f"\n{name}: {len(comparison.pairs)} reports\n{score_table(comparison)}")


def halves() -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Splits the reports, open half first: a fixed split that nobody chose."""
    paths = sorted(REPORTS.glob("*.json"), key=lambda path: hashlib.sha256(path.stem.encode()).hexdigest())
    middle = len(paths) // 2
    return tuple(paths[:middle]), tuple(paths[middle:])


def read_reports(paths: Iterable[Path], tools: Tools) -> str:
    """Reads reports with the whole pipeline, which is given what a user would give: text, day and headline."""
    lines = []
    for path in paths:
        gold = json.loads(path.read_text(encoding="utf-8"))
        document = document_from_text(gold["text"], id=gold["id"], published=gold["published"], title=gold["title"])
        lines.append(encode_record(read_document(document, tools)) + "\n")
    return "".join(lines)


def compared(paths: Iterable[Path], records: str) -> Comparison:
    """Compares gold files with records in JSON Lines, by the evaluator that users have."""
    with TemporaryDirectory() as folder:
        gold, read = Path(folder) / "gold.jsonl", Path(folder) / "read.jsonl"
        gold.write_text("".join(json.dumps(json.loads(p.read_text(encoding="utf-8"))) + "\n" for p in paths))
        read.write_text(records, encoding="utf-8")
        return compare(load_annotations(gold), load_annotations(read))


if __name__ == "__main__":
    main()
