"""Pages as browsers save them: with a folder beside them, or as one file in parts."""
