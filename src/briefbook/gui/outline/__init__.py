"""The outline: sections and items as a tree."""
