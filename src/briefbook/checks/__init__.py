"""Checks: what a careful reader would notice before the minister does. One rule a file, each a pure function."""
