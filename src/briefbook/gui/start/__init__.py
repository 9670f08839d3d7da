"""What is shown before a briefing is open: the start page, and beginning a new briefing."""
