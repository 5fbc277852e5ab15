"""Prints what the benches found beside the budgets and the peers.

Usage: table.py FOLDER    with the benches' JSON in it; what was not measured is shown as "-".

Exit code 0: everything measured is within its budget; 1: something is not, or is missing.
"""

import json
import pathlib
import sys


class Figures:
    """The files of the benches, as far as there are any."""

    def __init__(self, folder):
        self.files = {
            path.stem: json.loads(path.read_text(encoding="utf-8"))
            for path in pathlib.Path(folder).glob("*.json")
        }

    def at(self, bench, *path):
        """A figure by the names that lead to it; None: it was not measured."""
        value = self.files.get(bench)
        for name in path:
            if isinstance(value, list):
                value = next((one for one in value if one["server"] == name), None)
            else:
                value = value.get(name) if value is not None else None
        return value

    def fan_out(self, server, rate, name):
        """A figure of a server at a rate of updates a second."""
        rows = self.at("fanout", "fan_out") or []
        found = [row for row in rows if (row["server"], row["rate"]) == (server, rate)]
        return found[0].get(name) if found else None


def rows(figures):
    """What, measured, budget (None: for comparison only), unit."""
    for rate in (1, 5):
        for server in ("rostrum", "rostrum, gzip", "nginx + nchan", "bare send()"):
            cpu = figures.fan_out(server, rate, "cpu_us_per_update")
            yield f"CPU of an update, {rate} a second: {server}", cpu, None, "us"
        ratio = figures.fan_out("rostrum", rate, "to_bare")
        yield f"  rostrum to the bare loop, {rate} a second", ratio, 1.1, "x"
        ratio = figures.fan_out("rostrum", rate, "to_nchan")
        yield f"  rostrum to nchan, {rate} a second", ratio, 1.0, "x"
        delay = figures.fan_out("rostrum", rate, "delivery_p99_ms")
        yield f"  delivery p99, {rate} a second", delay, 1000, "ms"
    live = figures.at("fanout", "memory", "rostrum", "live_heap")
    yield "an idle subscriber, live heap", live, 6144, "B"
    resident = figures.at("fanout", "memory", "rostrum", "resident")
    yield "an idle subscriber, resident", resident, 6144, "B"
    yield "a TLS stream in nginx", figures.at("streams", "bytes_per_stream"), 43000, "B"
    for name, budget in (
        ("public page", 100),
        ("signed-in page", None),
        ("signed-in page and stream", 500),
        ("sign-in", None),
    ):
        yield f"CPU: {name}", figures.at("pages", "cpu_us", name), budget, "us"
    yield "5,000 votes in 10 s: p99", figures.at("votes", "milliseconds", "vote", "p99"), 250, "ms"
    yield "from start to ready, with the cache", figures.at("start", "with_cache_ms"), 1000, "ms"
    yield "from start to ready, without it", figures.at("start", "without_cache_ms"), None, "ms"


def line(what, measured, budget, unit):
    """A row of the table."""
    shown = "-" if measured is None else f"{measured:,.2f}" if unit == "x" else f"{measured:,.0f}"
    if unit == "us" and measured is not None and measured < 100:
        shown = f"{measured:,.1f}"
    limit = "" if budget is None else f"{budget:,}"
    mark = "over" if budget is not None and measured is not None and measured > budget else ""
    return f"{what:<46} {shown:>9} {unit:<3} {limit:>7} {mark}".rstrip()


def main():
    """Prints the table."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    table = list(rows(Figures(sys.argv[1])))
    print(f"{'':<46} {'measured':>9}     {'budget':>7}")
    for row in table:
        print(line(*row))
    judged = [(measured, budget) for _, measured, budget, _ in table if budget is not None]
    sys.exit(0 if all(m is not None and m <= b for m, b in judged) else 1)


if __name__ == "__main__":
    main()
