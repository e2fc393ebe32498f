"""One small trained encoder: for every word of a document, what it may be a name, a cue, a source or a claim of."""
