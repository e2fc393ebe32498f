"""Tests of what several reports say together."""
