"""``content/record.jsonl``: what was published when, and what was changed since.

``file`` reads and writes its lines; ``states`` says what everything in the folder says now;
``compare`` puts the two side by side and says which entries are lacking.
"""
