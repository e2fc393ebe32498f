"""How fast sayso reads, and how much memory it takes."""
