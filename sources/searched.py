"""In which columns of documents, statements, organizations and people words are looked for."""

from .search.searched import Searched

ALL = (
    Searched("sources.Document", 1, ("title", "slug"), ("url", "locator", "corpus_file")),
    Searched("sources.Statement", 2, ("slug",), ("gist",)),
    Searched("sources.Discrepancy", 3, ("topic", "slug"), ("in_use", "reason")),
    Searched("sources.Organization", 4, ("name", "other_names", "slug")),
    Searched("sources.Person", 5, ("name", "slug"), ("role",)),
)
