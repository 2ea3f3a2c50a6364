"""What is wrong with the records, as data: a code, a sentence, and the query that finds them."""
