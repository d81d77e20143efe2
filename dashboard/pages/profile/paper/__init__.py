"""Sheets of paper, set by typst: templates (`*.typ`), what fills them, their bytes."""
