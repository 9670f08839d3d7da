"""Files and clipboards of other programs."""
