"""Search for counties, supporters and metrics."""
