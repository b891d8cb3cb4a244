"""Pages of the content as it is now, before the whole site is built: each is made when it is asked for.

    files   the files of the content folder, of which those are read again that have changed
    memory  what was worked out, told apart by what it follows from, in one process
    pages   the pages of what was read last

Nothing is written and nothing is proven: that is left to the build of the whole site, which follows.
"""
