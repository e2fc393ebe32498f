"""From what each report says to what they say together: names across reports, propositions, and their relations.

Pure: reads analyses, returns propositions. Knows nothing of derivations and origins, which are
:mod:`sayso.corroborate`'s.
"""
