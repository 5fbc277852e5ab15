#!/usr/bin/env bats
# recount.py: an outsider's recount, on evidence written by hand.

OPS="$(cd "${BATS_TEST_DIRNAME:?}/.." && pwd)"

# Writes evidence.json: Ada and Ben said yes, Cem no, and Dora stayed away.
setup() {
  cd "${BATS_TEST_TMPDIR:?}"
  {
    printf 'rostrum-evidence: 1\nballot: 7\nquestion: Bees?\ntext-sha256: %s\n' \
      "$(printf 'Bees!' | sha256sum | cut -c 1-64)"
    printf '%s\n' 'opened: 2026-11-20T10:00:00Z' 'closed: 2026-11-20T10:05:00Z' 'secrecy: secret' \
      'electorate: register' 'weighted: yes' 'method: yes_no_abstain' 'most-choices: 1' 'seats: 1' \
      'majority: two_thirds' 'majority-base: cast' 'count-abstentions: no' 'quorum-percent: 50' \
      'quorum-base: cast' 'tie-rule: none'
    printf 'register: 4\n1\tAda\t\t1\t1\t\t1\n10\tDora\t\t1\t0\t\t0\n2\tBen\tSüd\t1\t1\t\t1\n3\tCem\t\t1\t1\t2\t1\n'
    printf 'urn: 3\nA\tyes\t1\nB\tno\t1\nC\tyes\t1\n'
  } >evidence.txt
  python3 - >evidence.json <<'END'
import hashlib, json

text = open("evidence.txt", encoding="utf-8").read()
head = dict(line.split(": ", 1) for line in text.split("register: ")[0].splitlines())
names = ["number", "name", "chapter", "weight", "present", "proxy", "voted"]
rows = ["1 Ada - 1 1 - 1", "2 Ben Süd 1 1 - 1", "10 Dora - 1 0 - 0", "3 Cem - 1 1 2 1"]
register = []
for row in rows:
    entry = dict(zip(names, (cell.replace("-", "") for cell in row.split(" "))))
    register.append({**entry, "present": entry["present"] == "1", "voted": entry["voted"] == "1"})
urn = [{"receipt": r, "paper": p, "weight": "1"} for r, p in (("B", "no"), ("A", "yes"), ("C", "yes"))]
choices = {"yes": 2, "no": 1, "abstain": 0}
print(json.dumps({
    "header": head,
    "text": "Bees!",
    "register": register,
    "urn": urn,
    "tally": {
        "votes": 3, "weight": "3", "register": 4, "registerWeight": "4", "presentWeight": "3",
        "choices": {c: {"votes": n, "weight": str(n)} for c, n in choices.items()},
    },
    "outcome": {
        "kind": "adopted", "won": ["yes"], "tied": [], "openSeats": 0,
        "base": "3", "needed": "2", "quorumHad": "3", "quorumNeeded": "2",
    },
    "tieBreak": None,
    "checksum": hashlib.sha256(text.encode()).hexdigest(),
}, indent=1, ensure_ascii=False))
END
}

@test "evidence that agrees: the report, and status 0" {
  run "${OPS}/recount.py" evidence.json
  [ "${status}" -eq 0 ]
  [ "${lines[0]}" = "Ballot 7: Bees?" ]
  [[ ${output} == *"4 members might vote, 3 papers"*"yes : 2 (won)"*"adopted"* ]]
  [ "${lines[-1]}" = "Everything agrees." ]
}

@test "it may come from standard input" {
  run "${OPS}/recount.py" <evidence.json
  [ "${status}" -eq 0 ]
}

@test "a paper that was changed: named, and status 1" {
  sed -i '0,/"paper": "yes"/s//"paper": "no"/' evidence.json
  run "${OPS}/recount.py" evidence.json
  [ "${status}" -eq 1 ]
  [[ ${output} == *"DIFFERS: check sum"*"DIFFERS: votes for yes: it says 2, but it is 1"* ]]
  [[ ${output} == *"DIFFERS: outcome: kind: it says 'adopted', but it is 'rejected'"* ]]
  [ "${lines[-1]}" = "NOT everything agrees." ]
}

@test "a result that does not follow from the papers, with a check sum that is right" {
  sed -i 's/"kind": "adopted"/"kind": "rejected"/' evidence.json
  run "${OPS}/recount.py" evidence.json
  [ "${status}" -eq 1 ]
  [[ ${output} != *"DIFFERS: check sum"* ]]
  [[ ${output} == *"outcome: kind: it says 'rejected', but it is 'adopted'"* ]]
}

@test "what is no evidence is said to be none" {
  for broken in '' '{' '{}' '[]' 'null' '{"header": {"secrecy": []}}'; do
    run "${OPS}/recount.py" <<<"${broken}"
    [ "${status}" -eq 1 ]
    [[ ${output} == *"DIFFERS: "* ]]
    [[ ${output} != *Traceback* ]]
  done
}

@test "--help says what it does" {
  run "${OPS}/recount.py" --help
  [ "${status}" -eq 0 ]
  [[ ${output} == *"Usage: recount.py [FILE]"* ]]
}

@test "wrong usage: status 2" {
  run "${OPS}/recount.py" one two
  [ "${status}" -eq 2 ]
  [[ ${output} == *"Usage: recount.py [FILE]"* ]]
  run "${OPS}/recount.py" --quick
  [ "${status}" -eq 2 ]
  run "${OPS}/recount.py" nowhere.json
  [ "${status}" -eq 2 ]
  [[ ${output} == *"cannot be read"* ]]
}
