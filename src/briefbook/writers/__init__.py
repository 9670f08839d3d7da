"""Writers: each turns one tree of model/ into one format. They never import one another."""
