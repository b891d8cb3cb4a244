"""What `serve` is made of: a site that is looked at while it is edited.

    outcome   what came of a build, as one process tells another
    builder   the process that builds, and what it is asked
    watching  what has changed, and whether the process must be restarted
    state     what is shown now, and who waits for another
    files     the files of a site, as a static host sends them, to this machine alone
    pages     the copy of a page that is sent: it reloads by itself and shows what is wrong
    handler   requests of browsers

Nothing of it is in the files of the site.
"""
