"""Private persons in a text: names, ages, and the words that say they speak, suffered or were held."""
