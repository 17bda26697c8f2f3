"""Records -> what people and programs read.

`layers`    which characters belong to what, and the short labels (e1, c2, p3) items go by
`phrases`   how a date, an actor, a status is put in a few words
`terminal`  the text with underlines and three tables, for a terminal
`html`      one self-contained page
`explain`   why a record says what it says
`timex3`    TimeML with TIMEX3 tags
`frames`    pandas tables
"""
