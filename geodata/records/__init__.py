"""The records of the ledger: asked for, paged, exported, corrected."""
