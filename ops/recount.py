#!/usr/bin/env python3
"""Counts a ballot again, from its evidence.json alone, and says whether everything agrees.

Usage: recount.py [FILE]

Reads standard input when there is no FILE. It needs nothing but Python 3 and shares no code with
Rostrum: what it does is written in the file's "description". Status 0: everything agrees, 1:
something does not, 2: wrong usage.
"""

import hashlib
import json
import re
import sys
from collections import Counter
from fractions import Fraction

DECIMAL = re.compile(r"[0-9]{1,20}(\.[0-9]{0,9}[1-9])?")
# The share of the base, and whether exactly that is too little.
MAJORITIES = {
    "simple": (Fraction(1, 2), True),
    "absolute": (Fraction(1, 2), True),
    "two_thirds": (Fraction(2, 3), False),
    "three_quarters": (Fraction(3, 4), False),
}
problems = []


def check(what, found, said):
    if found != said:
        problems.append(f"{what}: it says {shown(said)}, but it is {shown(found)}")


def shown(value):
    return plain(value) if isinstance(value, Fraction) else ascii(value)


def plain(number):
    return f"{float(number):.15g}"


def line(value):
    if not isinstance(value, str) or any(ord(c) < 32 or 127 <= ord(c) < 160 for c in value):
        raise ValueError(f"{value!a} is no line of text")
    return value


def decimal(value):
    if not DECIMAL.fullmatch(line(value)):
        raise ValueError(f"{value!a} is no decimal number as it should be written")
    return Fraction(value)


def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


def check_text(data, head, named):
    def part(name, keys):
        bits = {True: "1", False: "0"}
        rows = [
            [row[k] if isinstance(row[k], str) else bits[row[k]] for k in keys]
            for row in data[name]
        ]
        return [f"{name}: {len(rows)}"] + sorted(
            ("\t".join(map(line, row)) for row in rows), key=str.encode
        )

    text = [f"{line(key)}: {line(value)}" for key, value in head.items()]
    text += part("register", ["number", "name", "chapter", "weight", "present", "proxy", "voted"])
    text += part("urn", ["receipt", "paper", "weight"] + named * ["member"])
    check("version of the format", text[0], "rostrum-evidence: 1")
    check("check sum", sha256("".join(one + "\n" for one in text)), data["checksum"])
    check("check sum of the explaining text", sha256(data["text"]), head["text-sha256"])


def check_papers(data, head, choices, named):
    """There is one paper for each who voted, and each of them is valid."""
    register, urn = data["register"], data["urn"]
    members = {entry["number"] for entry in register}
    check("members on the register", len(members), len(register))
    check("receipt codes", len({paper["receipt"] for paper in urn}), len(urn))
    key = (
        (lambda row: (row["member" if "paper" in row else "number"], row["weight"]))
        if named
        else (lambda row: row["weight"])
    )
    voted, papers = Counter(key(entry) for entry in register if entry["voted"]), Counter(
        map(key, urn)
    )
    for one in (voted - papers) | (papers - voted):
        check(f"papers of {one!a}", papers[one], voted[one])
    for entry in register:
        if decimal(entry["weight"]) == 0 or (head["weighted"] == "no" and entry["weight"] != "1"):
            problems.append(f"member {entry['number']!a} has the weight {entry['weight']!a}")
        if entry["proxy"] == entry["number"] or entry["proxy"] not in members | {""}:
            problems.append(f"member {entry['number']!a} cannot have the proxy {entry['proxy']!a}")
    for paper in urn:
        chosen = paper["paper"].split("+")
        places = [choices.index(choice) if choice in choices else -1 for choice in chosen]
        most = 1 if "abstain" in chosen else int(head["most-choices"])
        if -1 in places or places != sorted(set(places)) or len(chosen) > most:
            problems.append(f"the paper {paper['receipt']!a} is not valid: {paper['paper']!a}")


def count(data, choices):
    register, said = data["register"], data["tally"]
    urn = [(paper["paper"].split("+"), decimal(paper["weight"])) for paper in data["urn"]]
    tally = {
        "weight": sum(weight for _, weight in urn),
        "registerWeight": sum(decimal(e["weight"]) for e in register),
        "presentWeight": sum(decimal(e["weight"]) for e in register if e["present"] or e["voted"]),
    }
    for key, weight in tally.items():
        check(key, Fraction(weight), decimal(said[key]))
    check("votes", len(urn), said["votes"])
    check("members", len(register), said["register"])
    check("choices", choices, list(said["choices"]))
    weights = {}
    for choice in choices:
        chosen = [weight for names, weight in urn if choice in names]
        weights[choice] = Fraction(sum(chosen))
        check(f"votes for {choice}", len(chosen), said["choices"][choice]["votes"])
        check(f"weight of {choice}", weights[choice], decimal(said["choices"][choice]["weight"]))
    return tally, weights


def round_up(number, *like):
    """To the finest decimal place of the others; and that place."""
    unit = next(
        Fraction(1, 10**n)
        for n in range(40)
        if all(10**n % Fraction(x).denominator == 0 for x in like)
    )
    return -(-number // unit) * unit, unit


def decide(data, head, tally, weights):
    """The outcome under the rules."""
    motion, simple = head["method"] == "yes_no_abstain", head["majority"] == "simple"
    seats, rule, tie_break = int(head["seats"]), head["tie-rule"], data["tieBreak"]
    able = {choice: weight for choice, weight in weights.items() if choice != "abstain"}
    bases = {"cast": "weight", "present": "presentWeight", "register": "registerWeight"}
    base = tally[bases["cast" if simple else head["majority-base"]]]
    if simple or (head["majority-base"] == "cast" and head["count-abstentions"] == "no"):
        base -= weights["abstain"]
    share, more = MAJORITIES[head["majority"]]
    needed, unit = round_up(base * share, base, *able.values())
    needed = max(unit, needed + (unit if more and needed == base * share else 0))
    needed = unit if simple and not motion else needed
    best = sorted((c for c in able if able[c] >= needed), key=lambda c: -able[c])
    cut = len(best) > seats and able[best[seats - 1]] == able[best[seats]] and able[best[seats]]
    equal = [c for c in able if c in best and able[c] == cut]
    won = [c for c in best[:seats] if c not in equal]
    if motion:
        won = [c for c in best if c == "yes"]
        equal = ["yes", "no"] if simple and able["yes"] == able["no"] > 0 else []
    tied = [] if rule == "none" else equal
    if tied and tie_break:
        check("who was tied", sorted(tied), sorted(tie_break["ranking"]))
        won = (
            (won + tie_break["ranking"][: seats - len(won)])
            if "no" not in tied
            else tie_break["ranking"][:1]
        )
        won = [c for c in won if c != "no"]
        if rule == "lot":
            check("the lot's seed", tie_break["seed"], head["lot-seed"])
            drawn = sorted(tied, key=lambda c: sha256(f"{head['lot-seed']}:{c}"))
            check("the lot's order", drawn, tie_break["ranking"])
        tied = []
    had = tally[bases[head["quorum-base"]]]
    quorum, _ = round_up(
        decimal(head["quorum-percent"]) / 100 * tally["registerWeight"],
        had,
        tally["registerWeight"],
    )
    kind = "tied" if tied else ("adopted" if won else "rejected") if motion else "decided"
    kind = kind if motion or tied or len(won) == seats else "partly" if won else "undecided"
    kind, won, tied = (kind, won, tied) if had >= quorum else ("no_quorum", [], [])
    said = data["outcome"]
    open_seats = 0 if motion else seats - len(won)
    for key, value in {"kind": kind, "won": won, "tied": tied, "openSeats": open_seats}.items():
        check(f"outcome: {key}", value, said[key])
    for key, value in {
        "base": base,
        "needed": needed,
        "quorumHad": had,
        "quorumNeeded": quorum,
    }.items():
        check(f"outcome: {key}", Fraction(value), decimal(said[key]))
    return f"{kind}, needed {plain(needed)} of {plain(base)}", won


def recount(data):
    """Goes through everything in turn, and says what was counted."""
    head = data["header"]
    named = {"roll_call": True, "secret": False}[head["secrecy"]]
    options = {key[7:]: line(value) for key, value in head.items() if key.startswith("option-")}
    motion = head["method"] == "yes_no_abstain"
    choices = (["yes", "no"] if motion else list(options)) + ["abstain"]
    check_text(data, head, named)
    check_papers(data, head, choices, named)
    tally, weights = count(data, choices)
    kind, won = decide(data, head, tally, weights)
    print(f"Ballot {head['ballot']}: {head['question']}")
    print(
        f"{len(data['register'])} members might vote, {len(data['urn'])} papers, {head['secrecy']}"
    )
    for choice in choices:
        mark = " (won)" if choice in won else ""
        print(f"  {choice} {options.get(choice, '')}: {plain(weights[choice])}{mark}")
    print(f"Outcome: {kind}\nCheck sum: {data['checksum']}")


def main(arguments):
    if arguments in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    if len(arguments) > 1 or arguments[:1] and arguments[0].startswith("-"):
        print(__doc__, file=sys.stderr)
        return 2
    sys.stdout.reconfigure(errors="backslashreplace")
    try:
        with open(arguments[0], "rb") if arguments else sys.stdin.buffer as file:
            data = json.loads(file.read())
    except OSError as error:
        print(f"The file cannot be read: {error}", file=sys.stderr)
        return 2
    except (ValueError, RecursionError) as error:
        problems.append(f"this is no JSON: {error}")
    else:
        try:
            recount(data)
        except Exception as error:  # whatever somebody has written into the file
            problems.append(f"it is not written as described: {type(error).__name__} {error!a}")
    for problem in problems:
        print(f"DIFFERS: {problem}")
    print("NOT everything agrees." if problems else "Everything agrees.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
