"""Markup: components, documents, drawings, tables."""
