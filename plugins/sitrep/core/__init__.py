"""Values and rules: no file, clock, network or framework.

model      reports, passages, sources, regions, weeks
roots      what a passage rests on in the end, and how many independent sources there are
rights     what may be shown of a source's own words
grades, terms, language    the Admiralty code, labels of enumerations, words and dates of a language
text, parse    questions about text; dates from text
limits, errors    how much is taken; faults and the exceptions that carry them
markdown, links, private    rooms for Markdown, for addresses, and for what identifies people
"""
