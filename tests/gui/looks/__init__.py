"""The window in every state: pictures to be looked at by a person, and what a program can look for by itself."""
