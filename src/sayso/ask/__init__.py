"""Questions put to documents and collections, and their answers as frozen types."""
