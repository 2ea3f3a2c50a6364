"""The desk's front page: what waits for whom, what is wrong, what is about to change. A module for each part."""
