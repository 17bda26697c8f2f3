"""Data shipped with the program: each folder with a SOURCE.md."""
