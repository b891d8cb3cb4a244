"""A second judge of what is the report's text, which knows no phrase and no language.

``clean`` goes by words that give a block away and by the run of prose. This room goes by
what a text and a page look like in any language, and neither imports the other:

1. ``measures`` says of each block by itself how long it is, how it ends, what it is made of;
2. ``own_signs``, ``place_signs``, ``around_signs``, ``tree_signs``, ``subject_signs`` and
   ``repeat_signs`` make signs of them, each there or not: before or after the prose, below the
   headline, in what element, between what lines, in a row of shapes that come again, on what subject;
3. ``opinions`` adds up what each sign is worth (``knowledge/data/judge.toml``, learned by
   ``benchmarks/train_judge.py``): above 0 the block is the report's;
4. ``weigh`` sets the two judges against each other, in plain text by ``ends``, and ``twice`` keeps
   one of two copies;
5. ``losses`` says what was taken out, and ``alarm`` how likely it is that the text is bad.
"""
