"""The reading desk: a document on the left, on the right the records it supports and what it may say besides."""
