"""The ways out of a book, one file each: neighbours that do not know each other."""
