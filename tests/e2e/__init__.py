"""The reading room in a browser: what people do there, and what must hold for every page."""
