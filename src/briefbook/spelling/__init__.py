"""Spelling: which words of a text are checked, against which dictionary of the system, in a process of its own."""
