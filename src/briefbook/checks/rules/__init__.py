"""The rules, one a file: each takes the material of an edition and gives the problems it finds."""
