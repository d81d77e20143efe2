"""The description of all addresses."""
