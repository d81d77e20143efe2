"""Drawing that more than one medium uses: shapes, scales, labels, the Plotly figures."""
