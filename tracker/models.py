"""The tracker has no tables of its own.

Django tells an application that a migration has ended only where there is such a module, and that is when the roles
are made.
"""
