"""What happens to every request before and after its answer: its number, how many there may be, and how it is packed."""
