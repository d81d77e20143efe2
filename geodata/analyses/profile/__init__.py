"""What is known of one county, or of the whole area, put together for a page and a sheet."""
