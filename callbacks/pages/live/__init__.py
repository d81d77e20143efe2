"""Pages that Dash keeps up to date: addresses to pages, controls to a view."""
