"""Tests of the answers, on analyses made by hand."""
