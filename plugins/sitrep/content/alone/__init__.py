"""Each file of the folder read and checked by itself, which an earlier build may have done.

recall    what an earlier build worked out, asked for by place and key
files     reports, editions and events: what each says, and what is wrong with it alone
search    what is private in each, as ``checks/private`` finds it
"""
