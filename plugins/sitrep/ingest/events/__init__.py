"""What belongs together among the passages of a digest, proposed to its curator.

``words`` knows what words mean, ``actors`` who is named, ``telling`` reads what a passage tells,
``weighing`` how much each term of it says, ``likeness`` compares two, ``candidates`` finds those
worth comparing, ``groups`` puts together what is alike, and ``proposals`` says it with the reasons.
Nothing here reads or writes a file.
"""
