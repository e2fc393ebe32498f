"""The reading room: pages that one can link to, print and check down to the words (``sayso serve``)."""
