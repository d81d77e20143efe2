"""The looks: theme, colours, type."""
