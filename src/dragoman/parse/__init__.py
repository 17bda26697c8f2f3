"""Document -> Sentences. spaCy stays behind this door; everything else sees `Sentence`.

`spacy_door`   the parser itself: `load_parser()`
`paragraphs`   where paragraphs and headings are
`boundaries`   where sentences begin
`quotation`    where quotations are
`tree`         small questions to a sentence's tree
`clauses`      who is subject and object of what, through passives, control, coordination, relative clauses
`conllu`       sentences to and from CoNLL-U, for frozen parses
"""

from dragoman.parse.clauses import Clause, find_clauses
from dragoman.parse.quotation import find_quotations
from dragoman.parse.spacy_door import Parser, load_parser

__all__ = ["Clause", "Parser", "find_clauses", "find_quotations", "load_parser"]
