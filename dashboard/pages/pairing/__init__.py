"""Who supports whom: the pages `/pairing` and `/supporter/<key>`."""
