"""From a briefing and a library to a document: pure passes over frozen values, one a file."""
