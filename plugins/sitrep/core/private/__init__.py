"""What in a text may help somebody to find or hurt a person.

A text is searched in this order:

1. ``unhide`` writes it as whoever means to read it reads it: digits plain, disguises off.
2. ``reading`` notes what is cheap to know of it, so that dear finders run only where
   their words or digits occur.
3. The finders, each on its own:
   ``accounts`` (e-mail, handles, bank accounts, wallets, with ``checksums``),
   ``links`` (web addresses that lead to somebody or say where something is),
   ``coordinates`` (spots to the metre, in every notation),
   ``numbers`` (phones, papers, cards, plates) and ``devices`` (IP and MAC addresses),
   ``homes`` (streets with a house number, or where somebody lives), and
   ``people`` (names of minors, detained people and witnesses).
4. ``find`` runs them all and keeps each thing once, at its first place.

``together`` searches many texts in one go. ``kinds`` has the kinds and the finding,
``words`` what the data files know.

A finder errs on the side of alarm: a curator can say in ``keep`` why something is
published, and nothing can take back a name.
"""
