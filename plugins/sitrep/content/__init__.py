"""The curator's folder: what its files hold, how they are read, written, edited and checked."""
