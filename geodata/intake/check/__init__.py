"""Checks of a whole data package."""
