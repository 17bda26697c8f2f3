"""TimeML with TIMEX3 tags, so that the field's evaluators can be run.

Source: TimeML 1.2.1 annotation guidelines; the file form is that of TempEval-3.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from dragoman.records import Record, TimeMention

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def timeml(record: Record) -> str:
    """Writes a report's text with its time expressions tagged.

    Args:
        record: the record.

    Returns:
        An XML document. Characters that XML can't hold are U+FFFD. Where expressions overlap, the longest is tagged.
    """
    document = record.document
    created = ""
    if document.published:
        day = document.published.isoformat()
        created = (
            f'<TIMEX3 tid="t0" type="DATE" value="{day}" temporalFunction="false" '
            f'functionInDocument="CREATION_TIME">{day}</TIMEX3>'
        )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n'
        f"<DOCID>{_xml(document.id)}</DOCID>\n<DCT>{created}</DCT>\n<TITLE>{_xml(document.title)}</TITLE>\n"
        f"<TEXT>{_tagged(document.text, record.times)}</TEXT>\n</TimeML>\n"
    )


def _tagged(text: str, times: tuple[TimeMention, ...]) -> str:
    parts, done = [], 0
    number = 0
    for time in sorted(times, key=lambda t: (t.span.start, -t.span.end)):
        if time.span.start < done:
            continue
        number += 1
        parts.append(_xml(text[done : time.span.start]))
        words = _xml(text[time.span.start : time.span.end])
        parts.append(
            f'<TIMEX3 tid="t{number}" type={quoteattr(time.kind)} value={quoteattr(time.value)}>{words}</TIMEX3>'
        )
        done = time.span.end
    return "".join([*parts, _xml(text[done:])])


def _xml(text: str) -> str:
    # a bare CR would come back as LF from every XML reader and shift nothing, but change the text
    return escape(_NOT_XML.sub("\ufffd", text), {"\r": "&#13;"})
