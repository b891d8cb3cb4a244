"""Measures this project beside Hugo, Eleventy and stock Pelican, on sites of the same reports.

corpus     invented reports, the same for the same number
skeletons  a site of a corpus for each generator, and the edits of it
tools      the generators: found, or installed into a folder of their own
measure    what one build costs
staged     our own build, stage by stage
table      the Markdown that the figures are written as
"""
