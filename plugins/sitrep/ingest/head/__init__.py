"""One reading of the lines around a text: what each is, told apart together.

``dated`` and ``named`` read dates and writers of a line; ``signs`` says what speaks for and
against each kind that a line may be; ``grammar`` finds the sequence of kinds that has the most
for it, its weights in ``head_grammar.toml``; ``reading`` is the step: it writes title, dates,
writers and outlets of the lines into the draft before any block is judged, and gives the lines
that it is sure of their verdicts.  ``one_line`` takes a document on one line apart, ``parts``
reads the beginning of one.
"""
