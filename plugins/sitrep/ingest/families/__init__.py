"""Which documents are copies of one report, and how they differ.

In the order in which things happen:

1. ``body_runs`` reduces each body to what it is compared by: checksums of runs of words.
2. ``sharing`` finds, among thousands of bodies, the pairs that have such runs in common.
3. ``kinship`` decides of a pair whether it is copies, issues of one template, or
   strangers. ``templates`` counts what differs between issues, ``tokens`` says of each
   word whether it is a name, a day or a figure.
4. ``family`` groups copies and completes each by what the others know.
5. ``page_version`` tells versions of one page apart, which are not copies of each other.
6. ``differences`` says in sentences what a copy has differently.
"""
