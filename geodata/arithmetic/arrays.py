"""The three kinds of array that the arithmetic passes about; one entry a county or a row."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

#: True where a row or a county is meant.
Mask = npt.NDArray[np.bool_]
#: Figures; NaN is "no published figure", never zero.
Floats = npt.NDArray[np.float64]
#: Positions, years (0 where there is none) and counts.
Ints = npt.NDArray[np.int64]
