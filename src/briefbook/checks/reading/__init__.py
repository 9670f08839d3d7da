"""Reading own words: amounts, years, countries, names, tables and dates as a person would understand them."""
