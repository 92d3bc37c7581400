"""Products of matrices whose rows come out alike to the last bit, whatever stands beside them.

BLAS has ways of its own for small products, which add up in another order than those for large
ones. So that what is read of a sentence does not depend on its company, there are no small ones.
"""

import numpy as np
import numpy.typing as npt

__all__ = ["LEAST", "product"]

Floats = npt.NDArray[np.float32]

LEAST = 8  # rows: what is multiplied with vectors is added up otherwise, too
_SMALL = 1_000_000  # multiplications up to which OpenBLAS takes a product for a small one


def product(x: Floats, weights: Floats) -> Floats:
    """Return ``x @ weights``, (N, width) by (width, out), with each row as in any other ``x``.

    >>> weights = np.linspace(-1, 1, 640 * 150, dtype=np.float32).reshape(640, 150)
    >>> x = np.linspace(1, 3, 40 * 640, dtype=np.float32).reshape(40, 640)
    >>> bool((product(x[:1], weights) == product(x, weights)[:1]).all())
    True
    """
    lacking = max(LEAST, _SMALL // weights.size + 1) - len(x)
    padded = np.pad(x, ((0, lacking), (0, 0))) if lacking > 0 else x
    found: Floats = padded @ weights
    return found[: len(x)]
