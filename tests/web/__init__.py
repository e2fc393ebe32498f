"""Tests of the reading room: its pages, its door, and what hostile words do there."""
