"""Pictures drawn on the server as SVG: they need no script, print well, and carry links to what they count.

`scale`    ticks and positions
`series`   what happened in each period: counts by quad class, or a mean score
`timeline` which types of event, when
`network`  who acts on whom
"""
