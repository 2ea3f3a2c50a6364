"""Why a file was not read."""


class UnreadableError(Exception):
    """A file that is not read: in one word why, and a sentence that says what there is to do."""

    def __init__(self, word: str, sentence: str) -> None:
        super().__init__(word, sentence)
        self.word, self.sentence = word, sentence

    def __str__(self) -> str:
        return f"{self.word}: {self.sentence}"
