"""Tests of the pictures: where things are put, and what that says."""
