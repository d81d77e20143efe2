"""Questions put to the figures: relations, slopes, disputes, events."""
