"""The generators of a build, one after the other or beside each other.

turns      whose turn it is, what is written meanwhile, what goes wrong
elsewhere  generators that write their files in another process, while the others write theirs
"""
