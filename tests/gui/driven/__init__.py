"""The program used as a person uses it: on a screen of its own, by a mouse and a keyboard from outside."""
