"""All records as one archive, made once for each version of the data and kept in a folder.

`lines` has what is in it, `archives` makes and keeps it, `folder` says where, `views` answer.
"""
