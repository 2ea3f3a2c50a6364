"""Passages that hold: where the words of a citation stand in a text, also after the text has changed.

Plain Python. Positions are characters of the decoded text, [start, end), as in the W3C text position selector; the
words themselves, with a little of what stands around them, are its text quote selector.
"""
