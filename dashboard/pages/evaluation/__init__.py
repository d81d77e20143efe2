"""The page `/evaluation` and the self-evaluation reports: the plan judged by public figures."""
