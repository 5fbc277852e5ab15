#!/usr/bin/env bats
# ops/bench/table: the figures of all benches beside their budgets.

OPS="$(cd "${BATS_TEST_DIRNAME:?}/.." && pwd)"

setup() {
  cd "${BATS_TEST_TMPDIR:?}"
}

@test "what was measured stands beside its budget, and what was not is missed" {
  printf '{"cpu_us": {"public page": 150.4, "sign-in": 900}}' >pages.json
  printf '{"with_cache_ms": 812, "without_cache_ms": 1900}' >start.json
  run python3 "${OPS}/bench/table.d/table.py" .
  ((status == 1))
  grep -Ex 'CPU: public page +150 us +100 over' <<<"${output}"
  grep -Ex 'CPU: sign-in +900 us' <<<"${output}"
  grep -Ex 'from start to ready, with the cache +812 ms +1,000' <<<"${output}"
  grep -Ex 'a TLS stream in nginx +- B +43,000' <<<"${output}"
}

@test "all within the budgets is a success" {
  python3 - <<'END'
import json

rows = [
    {"server": server, "rate": rate, "to_bare": 1.05, "to_nchan": 0.9, "delivery_p99_ms": 300}
    for server in ("rostrum", "bare send()")
    for rate in (1, 5)
]
memory = [{"server": "rostrum", "live_heap": 1700, "resident": 3600}]
files = {
    "fanout": {"fan_out": rows, "memory": memory},
    "streams": {"bytes_per_stream": 40300},
    "pages": {"cpu_us": {"public page": 99, "signed-in page and stream": 480}},
    "votes": {"milliseconds": {"vote": {"p99": 113.2}}},
    "start": {"with_cache_ms": 812},
}
for name, content in files.items():
    with open(name + ".json", "w", encoding="utf-8") as file:
        json.dump(content, file)
END
  run python3 "${OPS}/bench/table.d/table.py" .
  ((status == 0))
  grep -Ex ' +rostrum to the bare loop, 5 a second +1.05 x +1.1' <<<"${output}"
  grep -Ex '5,000 votes in 10 s: p99 +113 ms +250' <<<"${output}"
  ! grep over <<<"${output}"
}

@test "an unknown bench is refused" {
  run "${OPS}/bench/table" fanout bees
  ((status == 2))
  [[ ${output} == *'"bees"'* ]]
}
