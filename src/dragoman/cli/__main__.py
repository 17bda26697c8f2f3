"""`python -m dragoman.cli` is `dragoman`."""

from dragoman.cli import main

main()
