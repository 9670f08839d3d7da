"""The inspector: the words and facts of what is selected."""
