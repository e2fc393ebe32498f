"""Tests of origins, derivations, drift and corrections."""
