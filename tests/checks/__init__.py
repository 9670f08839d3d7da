"""Tests of the checks: seeded wrong books that must be found, and true ones that must stay quiet."""
