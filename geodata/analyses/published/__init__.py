"""What is published at all: how many figures, where, and which are missing."""
