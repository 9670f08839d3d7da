"""Rich text as programs put it on the clipboard."""
