"""The atlas where `make bundle` was never run: with plotly.py's whole plotly.js."""

from __future__ import annotations

import app
from callbacks import assembly

if __name__ == "__main__":
    assembly.BUNDLE = assembly.ROOT / "no-such-bundle.js"
    app.main()
