"""Toponyms -> Place, and the place of each event.

`names`      one spelling for one name
`gazetteer`  everywhere we know by name
`stores`     the shipped tables, a user's SQLite file
`build`      a GeoNames dump -> one gazetteer file
`toponyms`   names in the text, told from persons' and organisations' names
`owned`      names inside public bodies' ("the Islamabad High Court"); `unlisted` names nobody knows
`qualifiers` what the text says beside a name ("Moscow, Idaho")
`locative`   whether a toponym is used as a place
`resolve`    which of the places of that name is meant
`find`       all of it for a document; `peoples` ("the Kazakh capital") and `anaphora` ("the region") add to it
`attach`     what a place's phrase hangs on
`events`     the place of each event, by syntax, then scope
`discourse`  the same deed told again, the same meeting going on
`words`      the room's word lists
"""

from __future__ import annotations

from dragoman.places.build import build_gazetteer
from dragoman.places.events import place_events
from dragoman.places.find import find_places
from dragoman.places.gazetteer import Gazetteer, load_gazetteer

__all__ = ["Gazetteer", "build_gazetteer", "find_places", "load_gazetteer", "place_events"]
