"""On whose say-so? A source-critical record of what news reports claim."""

__version__ = "0.1.0.dev0"
