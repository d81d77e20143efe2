"""What the atlas weighs and how fast it is, against the stock design and bare Plotly."""
