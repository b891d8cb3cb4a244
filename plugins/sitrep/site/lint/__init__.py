"""What a curator should look at in what is published: nothing of it stops a build.

``finding`` is what is found, ``reports`` looks at passages and sources, ``events`` at events,
``weeks`` at editions and their key points; ``look`` asks all of them.
"""
