"""Sums, levels, changes, ranks and classes: everything that is computed from rows."""
