"""What is kept and handed out: made files, figure codes, static files."""
