"""From facts to sentences: what a diplomat would write, in the language of the book."""
