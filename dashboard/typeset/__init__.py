"""Typesetting with Typst: from a template and data to a tagged PDF."""
