"""Train the encoder that ships with sayso; never installed with it (``training/README.md``)."""
