"""Forms for people to fill: ledger, gaps, corrections."""
