"""Pages, one folder each."""
