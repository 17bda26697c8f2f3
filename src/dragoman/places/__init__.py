"""Toponyms -> Place, and the place of each event.

`names`      one spelling for one name
`gazetteer`  everywhere we know by name: the embedded tables, a user's own file
`build`      a GeoNames dump -> one gazetteer file
`find`       toponyms in the text, told from actors, persons and organisations
`locative`   whether a toponym is used as a place
`resolve`    which of the places of that name is meant
`events`     the place of each event, by syntax, then scope
"""

from __future__ import annotations

from dragoman.places.build import build_gazetteer
from dragoman.places.events import place_events
from dragoman.places.find import find_places
from dragoman.places.gazetteer import Gazetteer, load_gazetteer

__all__ = ["Gazetteer", "build_gazetteer", "find_places", "load_gazetteer", "place_events"]
