"""Answers as files and pages."""
