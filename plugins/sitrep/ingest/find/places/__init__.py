"""Which regions each paragraph of a report speaks of.

``regions`` is the step; its docstring has the method. In the order of the method:
``readings`` finds the names and decides, with ``place_sense``, what each means;
``inherited`` gives a paragraph without a place the regions of what is around it, with
``event_places`` ("the attack") and ``row_places`` (tables); ``unknown_places`` tells the
curator of settlements that the gazetteer lacks.
"""
