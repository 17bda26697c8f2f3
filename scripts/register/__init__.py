"""The steps of scripts/build_register.py, one a table, and our own tables (*.txt)."""
