"""What belongs to this programme alone: plan, provinces, events, published totals."""
