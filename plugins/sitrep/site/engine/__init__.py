"""Makes what has changed, and takes over the rest from the last build.

    product   a file as the result of a function and its arguments
    group     files that are known before they are written
    base      what all files follow from: program, libraries, settings, templates
    store     the files of earlier builds, and what each was the result of
    tree      the tree that a site is built in: that of an earlier one, filled again
    making    makes products, and looks at what came out
    workers   makes many products, in several processes
    forked    some work in a process of its own, while this one goes on
    done      what that came to
    elsewhere generators whose files another process writes, while this one writes others
    engine    what is new, what is taken over

A build asks its generators for all products, as if it made each of them.  Whether a file must be
made is decided by the digest of what it follows from, never by a time or by what somebody believes
to have changed: a page that needs one more value names it among its arguments, and that is all.
"""
