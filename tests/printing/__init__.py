"""Tests of what makes a book ready for the printer."""
