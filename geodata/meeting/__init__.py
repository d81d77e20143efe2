"""The script of a meeting: which views are told in which order, read from a small TOML file."""
