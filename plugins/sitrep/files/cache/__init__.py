"""What an earlier run worked out, kept in one folder that may be deleted at any time.

    digest    what a value holds, in sixteen bytes
    packs     values kept together in files that are whole or not there
    remember  how they are asked for
    memory    values by their places, each good for one digest
    tidy      what other versions left is removed

Nothing in it is needed, and nothing in it is trusted: what was cut short, changed, written by
another version or by somebody else is passed over, and made again.
"""
