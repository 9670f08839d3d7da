"""The pages as they will print: drawn, searched, pointed at."""
