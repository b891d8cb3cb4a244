"""On whose word a text says that it rests: “according to SOHR”, “the ministry accuses”, “witnesses”.

``wording`` has the words, ``names`` finds sources by their names, ``leaning`` says who is quoted,
and ``echoes`` whether one text repeats another.
"""
