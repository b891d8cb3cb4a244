"""What `serve` is made of: a site that is looked at while it is edited.

    messages   what its processes tell each other
    helper     a process that does something on request, seen from the one that serves
    answering  the same from inside: builds, and single pages of content that is not built yet
    newest     those pages, as they are asked for
    watching   what has changed, and whether the processes must be restarted
    site       a site that follows its sources: its newest pages at once, then the whole of it
    state      what is shown now, and who waits for something else
    files      the files of a site, as a static host sends them, to this machine alone
    pages      the copy of a page that is sent: it reloads by itself and shows what is wrong
    handler    requests of browsers

Nothing of it is in the files of the site.
"""
