"""Metrics, indicators, sectors, terms: each thing the atlas knows by name, named here only."""
