"""Document to analysis: names, times, places, cues, who says what, how sure. Pure, one document at a time."""
