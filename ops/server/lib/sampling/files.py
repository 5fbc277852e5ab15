"""Figures from the kernel's files; one that cannot be read is None."""


def text(path):
    """The file's content."""
    try:
        with open(path, encoding="ascii", errors="replace") as file:
            return file.read()
    except OSError:
        return None


def number(path):
    """The whole number that the file consists of; None also for a word such as "max"."""
    content = (text(path) or "").strip()
    return int(content) if content.lstrip("-").isdigit() else None


def named(path):
    """The numbers of a file whose lines are "name number ...", with or without a colon."""
    numbers = {}
    for line in (text(path) or "").splitlines():
        words = line.split()
        if len(words) > 1 and words[1].isdigit():
            numbers[words[0].rstrip(":")] = int(words[1])
    return numbers


def network(path, group):
    """The numbers of one group, as in /proc/net/snmp: a line of names, a line of numbers."""
    lines = [line.split() for line in (text(path) or "").splitlines()]
    lines = [words[1:] for words in lines if words and words[0] == group + ":"]
    return dict(zip(lines[0], map(int, lines[1]))) if len(lines) == 2 else {}


def difference(new, old):
    """How much a counter grew; one that began anew grew by nothing."""
    return None if new is None or old is None else max(0, new - old)
