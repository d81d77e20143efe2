"""What a step of a meeting says and shows, once for wall, slides and brief."""
