"""Find anything: commands, sections, snippets, from one line of typing."""
