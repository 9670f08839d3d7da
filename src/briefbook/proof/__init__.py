"""Proof after the fact: the written file is opened again and searched for what its edition may not show."""
