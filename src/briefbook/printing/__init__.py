"""Making a finished book ready for the printer: large type, numbered copies, two pages on a sheet, booklets."""
