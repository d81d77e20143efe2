"""Finished graphics of every chart: PNG, SVG and PDF from one drawing."""
