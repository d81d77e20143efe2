"""Files over HTTP: pictures, sheets, slides, forms."""
