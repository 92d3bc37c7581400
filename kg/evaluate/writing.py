"""A report → a table for a person, or JSON."""

from __future__ import annotations

from kg.evaluate.confidence.reliability import Reliability
from kg.evaluate.evaluation import Evaluation
from kg.evaluate.golds.lines import Json
from kg.evaluate.measures import Figure, Score

__all__ = ["as_json", "as_text", "reliability_text"]


def as_json(report: Evaluation) -> Json:
    """Return the report as JSON: P, R, F1 and counts of every figure, errors, notes."""
    result: Json = {"figures": {name: _json(f) for name, f in report.figures.items()}}
    if report.f1_interval is not None:
        result["F1_95"] = list(report.f1_interval)
    if report.reliability is not None:
        result["confidence"] = _reliability_json(report.reliability)
    result["notes"] = dict(report.notes)
    result["errors"] = {name: list(lines) for name, lines in report.errors.items()}
    return result


def as_text(report: Evaluation, errors: int = 0) -> str:
    """Return the report as a table, with up to ``errors`` errors of each kind.

    >>> from kg.evaluate.measures import Score
    >>> print(as_text(Evaluation({"facts": Score.of(3, 4, 6)}, {})))
                                            P      R     F1   right  given   gold
    facts                               0.750  0.500  0.600       3      4      6
    <BLANKLINE>
    """
    lines = [f"{'':34}{'P':>7}{'R':>7}{'F1':>7}{'right':>8}{'given':>7}{'gold':>7}"]
    lines += [_row(name, figure) for name, figure in report.figures.items()]
    if report.f1_interval is not None:
        low, high = report.f1_interval
        lines.append(f"F1 of the first row lies in {low:.3f}–{high:.3f} (95 %, over sentences)")
    if report.reliability is not None:
        lines.append(reliability_text(report.reliability))
    if report.notes:
        lines.append("not counted or noted: " + _counts(report))
    for name, found in report.errors.items():
        if errors and found:
            shown = min(errors, len(found))
            more = f", the first {shown}" if shown < len(found) else ""
            lines += ["", f"{name} ({len(found)}{more})"]
            lines += [f"  {' '.join(line.split())}" for line in found[:shown]]
    return "\n".join(lines) + "\n"


def reliability_text(found: Reliability) -> str:
    """Return how far confidences can be relied on, for a person."""
    error, brier = found.calibration_error, found.brier
    lines = [
        f"confidence of {found.claims} claims: calibration error {error:.3f}, Brier {brier:.3f}",
        f"  (Brier of one value for all {found.constant:.3f})",
    ]
    for least, score in found.above:
        lines.append(_row(f"confidence/{least} and more, right as a whole", score))
    return "\n".join(lines)


def _reliability_json(found: Reliability) -> Json:
    return {
        "claims": found.claims,
        "calibration_error": found.calibration_error,
        "brier": found.brier,
        "brier_constant": found.constant,
        "at_least": {str(least): _json(score) for least, score in found.above},
    }


def _counts(report: Evaluation) -> str:
    return ", ".join(f"{name} {count}" for name, count in report.notes.items())


def _row(name: str, figure: Figure) -> str:
    label = f"  {name.split('/', 1)[1]}" if "/" in name else name
    if isinstance(figure, Score):
        numbers = f"{figure.precision:>7.3f}{figure.recall:>7.3f}{figure.f1:>7.3f}"
        return f"{label:34}{numbers}{figure.found:>8.4g}{figure.given:>7}{figure.gold:>7}"
    value = f"{figure.value:.3f} right" if figure.of else "no case"
    return f"{label:34}{value:>21}{figure.right:>8}{'':7}{figure.of:>7}"


def _json(figure: Figure) -> Json:
    if isinstance(figure, Score):
        return {
            "P": figure.precision,
            "R": figure.recall,
            "F1": figure.f1,
            "right": figure.found,
            "given": figure.given,
            "gold": figure.gold,
        }
    return {"share": figure.value, "right": figure.right, "of": figure.of}
