"""Where names and marks stand on a map, by rule, for any country and any script.

widths     how much room a text takes
boxes      rectangles, lines, and whether they meet
ground     which area lies where
columns    names beside a map, with lines to their areas that never cross
names      names on their areas where they fit, else beside the map
spread     marks that cover neither names nor each other
"""
