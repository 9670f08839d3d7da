"""A folder of YAML files and its snippets, pictures and words."""
