"""The query of an address: read, mended, settled, refused."""
