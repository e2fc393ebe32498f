"""Shapes of the JSON twins that print what a command prints too: documented here for ``/openapi.json``."""
