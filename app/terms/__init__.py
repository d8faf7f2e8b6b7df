"""Vietnamese terms in Ukrainian: what a term base says, where its terms stand, and the ledger that judges them.

How words are found: `source` looks for Vietnamese terms, `stems` and `target` for Ukrainian ones in any case,
`follow` joins the two, `ledger` counts and judges.
"""
