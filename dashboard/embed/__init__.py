"""One chart alone, live, for an iframe: a small document without Plotly and without React."""
