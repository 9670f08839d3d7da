"""From pages to PDF: the pen, the fonts it embeds, the structure tree, and what the file says about itself."""
