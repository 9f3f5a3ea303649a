"""Enable ``python -m twowheels``."""

from twowheels.cli import main

main()
