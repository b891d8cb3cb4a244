"""Values and rules: no file, clock, network or framework.

model      reports, passages, sources, regions, weeks
events     what happened, key points, trends, and how a curator refers to passages
roots, dependence, accounts    what a passage rests on in the end; who leans on whom; in what order
actors, names    groups and bodies; where a text names them
figures, numbers    how many, as accounts say it; the numbers that a text says
leaning    what in a text seems to rest on somebody else
rights     what may be shown of a source's own words
grades, terms, language    the Admiralty code, labels of enumerations, words and dates of a language
text, parse    questions about text; dates from text
limits, errors    how much is taken; faults and the exceptions that carry them
markdown, links, private    rooms for Markdown, for addresses, and for what identifies people
"""
