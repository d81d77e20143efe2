"""Judges: each puts one kind of rule of the plan to the figures."""
