"""Whose words a text is: whose page it is on, whom it credits, what its sentences say.

``publishers`` find whose page it is, ``credited`` whom the page credits; ``datelines`` and
``told`` read the text itself. What each sign is worth stands beside its finder; ``outlets``
adds them up.
"""
