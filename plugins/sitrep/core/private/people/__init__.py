"""Names of people whom a name puts in danger: minors, detained people, witnesses.

``mentions`` is the finder; it runs, in this order: ``ages`` and ``years`` (minors, by a
number below eighteen or a year of birth beside a name), ``speakers`` (who told what, and
holds no office), and its own rules for names beside words such as "boy", "detained",
"resident".

``names`` finds a person's name at a place in the text or before it; ``clauses`` says what
is said around it: the sentence, the verb, the office that makes a person a public one.
"""
