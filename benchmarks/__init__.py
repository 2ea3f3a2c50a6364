"""Measurements: how long loading and answering take, beside the plain tools of the database. Results: results.md."""
