"""Parts of pages: what two pages show alike."""
