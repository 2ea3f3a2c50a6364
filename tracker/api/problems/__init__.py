"""What the API answers when it cannot answer: problem details (RFC 9457), and what each kind of problem means.

`kinds` lists them, `faults` is what a parameter can be refused with, `answers` turns errors into answers, `outages`
tells a database that is away from a mistake of ours, and `pages` explains each kind at its own address.
"""
