"""Each file of the folder read and checked by itself, which an earlier build may have done.

how_to_read  what a reading is for, and what it may rest on
ahead     many reports at once, in as many processes as there are
files     reports, editions and events: what each says, and what is wrong with it alone
search    what is private in each, as ``checks/private`` finds it
"""
