"""What a text names: records, dates, amounts and rulings, each with where, which and why. Plain Python, no database.

    lexicon = Lexicon(records)              # once, for all texts
    found = Matcher(lexicon).find(text)     # mentions in the order of the text

A mention is a proposal. It never says more than that these words may mean these records.
"""
