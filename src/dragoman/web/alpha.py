"""How far reviewers agree: Krippendorff's alpha for nominal data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence


def krippendorff_alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Computes alpha for nominal values; a unit may have any number of them.

    Args:
        units: the values that reviewers gave to each thing; one value alone says nothing and is left out.

    Returns:
        1 for perfect agreement, 0 for what chance would give, below 0 for less; None where nothing can be compared.

    Source:
        Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011 (nominal metric, coincidence matrix).
    """
    coincidences: Counter[tuple[Hashable, Hashable]] = Counter()
    for unit in units:
        if len(unit) < 2:
            continue
        counts = Counter(unit)
        for a, n in counts.items():
            for b, m in counts.items():
                pairs = n * (n - 1) if a == b else n * m
                coincidences[a, b] += pairs / (len(unit) - 1)  # type: ignore[assignment]
    totals: Counter[Hashable] = Counter()
    for (a, _), n in coincidences.items():
        totals[a] += n
    size = totals.total()
    if size < 2:
        return None
    observed = sum(n for (a, b), n in coincidences.items() if a != b)
    expected = sum(totals[a] * totals[b] for a in totals for b in totals if a != b) / (size - 1)
    return 1.0 if expected == 0 else 1 - observed / expected
