"""How reports rest on each other, and what that leaves of "several sources say so" (TRADECRAFT, section 7).

Pure: reads analyses and propositions, returns derivations, origins, statuses and drift, each with its reasons.
"""
