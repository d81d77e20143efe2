"""Words and pictures: pure functions from a View to components and figures."""
