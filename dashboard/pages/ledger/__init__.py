"""The page `/records`: the ledger as a grid, its facets, and each record in detail."""
