"""Names across two scripts: found in Vietnamese, followed into Ukrainian, judged in a ledger.

The heart of the program. `find` reads names in a source, `follow` finds their renderings in the target by
`renderings` (every Ukrainian spelling that is met), `endings` takes case endings off and carries them over,
`transcription` gives the form a profile asks for, and `ledger` counts, compares and judges.
"""
