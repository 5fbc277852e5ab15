"""What the instances say of themselves, on their management sockets."""

import socket

MANAGEMENT = "/run/rostrum/management"
SECONDS = 0.4  # an instance that is busy must not hold up the samples

# The fields of a sample, the metrics they come from, and how those of two instances make one.
GAUGES = {
    "heap": ("jvm_heap_used_bytes", sum),
    "poolActive": ("rostrum_database_connections_active", sum),
    "poolWaiting": ("rostrum_database_connections_waiting", max),
    "streams": ("rostrum_streams", sum),
}
COLLECTING = "jvm_gc_seconds"


class Instances:
    """Both, or the one that runs."""

    def __init__(self):
        self.collected = {}
        self.look()

    def look(self):
        """The fields that could be known; the time of collections since this was last called."""
        said = {colour: metrics(colour) for colour in ("blue", "green")}
        fields = {}
        for field, (name, joined) in GAUGES.items():
            values = [told[name] for told in said.values() if name in told]
            if values:
                fields[field] = int(joined(values))
        collected = {c: told[COLLECTING] for c, told in said.items() if COLLECTING in told}
        grown = [max(0.0, s - self.collected[c]) for c, s in collected.items() if c in self.collected]
        if grown:
            fields["gcMillis"] = round(sum(grown) * 1000, 1)
        self.collected = collected
        return fields


def metrics(colour):
    """The instance's metrics that have no label; nothing when it does not answer."""
    found = {}
    for line in asked(f"{MANAGEMENT}/{colour}.sock").splitlines():
        name, _, value = line.partition(" ")
        if name in WANTED:
            found[name] = float(value)
    return found


WANTED = {name for name, _ in GAUGES.values()} | {COLLECTING}


def asked(path):
    """The answer with its head; nothing without one."""
    parts = []
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as instance:
            instance.settimeout(SECONDS)
            instance.connect(path)
            instance.sendall(b"GET /metrics HTTP/1.0\r\nHost: localhost\r\n\r\n")
            while part := instance.recv(65536):
                parts.append(part)
    except OSError:
        return ""
    return b"".join(parts).decode("utf-8", "replace")
