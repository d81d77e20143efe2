"""The page of sources and methods."""
