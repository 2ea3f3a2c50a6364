"""Which members of an answer are wanted: `fields`, `omit`, and `expand` for neighbours shown in full.

`asked` reads the parameters, `tree` changes a serializer's fields, `serializers` has what it puts in, and `complete`
fetches the neighbours.
"""
