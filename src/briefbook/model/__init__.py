"""What things are: snippets, briefings, templates, documents, pages, problems. Standard library and pydantic only."""
