"""What comes from other programs: Word files and rich text, read as passages. Nothing in them is ever run."""
