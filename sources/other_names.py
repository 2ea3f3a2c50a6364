"""What else texts call a record: one text, with a semicolon between two names."""

SEPARATOR = "; "
LONGEST = 500  # characters of all together


class NoRoomError(ValueError):
    """There is no room for one more name."""


def read(text: str) -> list[str]:
    """The names in a text."""
    return [name.strip() for name in text.split(";") if name.strip()]


def with_name(names: list[str], name: str) -> list[str]:
    """These names and one more, where that is another. Raises `NoRoomError`."""
    name = " ".join(name.split()).replace(";", ",")
    if not name or name.casefold() in {each.casefold() for each in names}:
        return names
    if len(SEPARATOR.join([*names, name])) > LONGEST:
        raise NoRoomError(name)
    return [*names, name]
