"""What is done to the curator's folder: drafts, carriers, revisions, merges.

``folder`` reads what is there and writes, ``match`` (with ``by_fingerprint`` and ``versions``)
finds the report that a family belongs to, ``file`` does what follows: ``compose`` a new report,
add carriers, give an ``origin`` its place, note a version (``revising``). ``curate`` and
``merge`` do what the curator says of families, ``tidy`` what rights demand, ``summary`` begins a
report by hand, ``review`` lists drafts. ``filed`` is what was done, line by line.
"""
