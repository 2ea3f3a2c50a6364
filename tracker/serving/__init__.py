"""What happens to a request before and after its answer: its number, how many there may be, how it is packed."""
