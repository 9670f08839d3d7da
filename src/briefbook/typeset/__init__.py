"""From a document and a template to pages: fonts, shaping, line breaking, tables, charts, notes, pagination."""
