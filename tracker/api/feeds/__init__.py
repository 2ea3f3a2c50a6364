"""Feeds of news in Atom 1.0 (RFC 4287): of everything, or of one action, provision, place, lawsuit or ground."""
