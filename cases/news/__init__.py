"""What is new: rulings, and changes of what is blocked, as feeds tell them.

`subjects` says about what one can ask, `rulings` and `turns` find the news, `known` when they became known here.
"""
