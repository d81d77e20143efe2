"""Makes the derived geometry of the repository from published packages (build time only)."""
