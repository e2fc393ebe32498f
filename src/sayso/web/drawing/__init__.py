"""Pictures as places on a page: pure functions from answers to numbers, which templates set as SVG."""
