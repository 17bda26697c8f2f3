"""Reading YAML and saying where in it something stands."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import yaml

from dragoman.errors import CodebookError

Step = str | int
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """YAML in which only true and false are booleans: word lists are full of "on", "off" and "no"."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {
        letter: [(tag, regexp) for tag, regexp in found if tag != "tag:yaml.org,2002:bool" or letter in "tTfF"]
        for letter, found in _Base.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"{key.value!r} stands twice", key.start_mark)
            seen.add(key.value)
        built: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        return built


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a YAML file: the keys and indices that lead to it."""

    file: Path
    steps: tuple[Step, ...] = ()

    def __truediv__(self, step: Step) -> Place:
        return Place(self.file, (*self.steps, step))

    def error(self, message: str, hint: str | None = None) -> CodebookError:
        """A refusal that names file, line and path of this place."""
        path = "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in self.steps).lstrip(".")
        line = _line(self.file, self.steps)
        at = f"{self.file.name}" + (f" line {line}" if line else "") + (f" ({path})" if path else "")
        return CodebookError(f"{at}: {message}", hint=hint)


def read_yaml(file: Path) -> Any:
    """Reads a YAML file.

    Raises:
        CodebookError: the file is missing, not UTF-8 or not YAML.
    """
    try:
        return yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)
    except FileNotFoundError:
        raise CodebookError(f"{file}: no such file", hint="`dragoman codebook new FILE` writes one") from None
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(f"{file}: cannot be read as UTF-8 text: {error}") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = f" line {mark.line + 1}" if mark else ""
        raise CodebookError(f"{file.name}{line}: {error.problem}", hint="quote words with : # { or [") from error
    except yaml.YAMLError as error:
        raise CodebookError(f"{file.name}: not YAML: {error}") from error


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known word, or all of them."""
    known = sorted(known)
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(known)}"


def _line(file: Path, steps: Sequence[Step]) -> int | None:
    """The line (from 1) of the node that `steps` lead to, or of the last of them that is there."""
    try:
        node = yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return None
    line = None
    for step in steps:
        if isinstance(node, yaml.MappingNode):
            pairs = [(k, v) for k, v in node.value if k.value == str(step)]
            if not pairs:
                break
            line, node = pairs[-1][0].start_mark.line + 1, pairs[-1][1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
        else:
            break
    return line
