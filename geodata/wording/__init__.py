"""Sentences about a View: headline, alternative text, citation, what is in it."""
