"""Who supports whom, with which figures and which published totals."""
