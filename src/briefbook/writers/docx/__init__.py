"""Word documents: the composed book as WordprocessingML with named styles, real fields and real notes."""
