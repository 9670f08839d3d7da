"""The problems of the edition in view."""
