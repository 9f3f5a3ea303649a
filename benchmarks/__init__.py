"""How fast it is: whole commands, measured in turn in one run and given as ratios."""
