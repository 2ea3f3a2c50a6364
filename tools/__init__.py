"""What `./run` needs before the project's own packages exist: standard library only, nothing of Django."""
