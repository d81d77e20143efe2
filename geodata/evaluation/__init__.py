"""How far the plan is reached by public figures: one rule per target, mechanism, sector, figure."""
