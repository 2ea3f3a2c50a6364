"""The reader's folder of documents in the database: which are known, what is stored, whether citations still hold."""
