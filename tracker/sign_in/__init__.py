"""Signing in: the second step, the throttle on wrong passwords, how long a session lasts, and first passwords."""
