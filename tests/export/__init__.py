"""Tests of what leaves the system."""
