"""The processes of nginx, the application and PostgreSQL."""

import os

from . import files

NGINX, APPLICATION, DATABASE = "nginx", "application", "database"
TICK = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
KERNEL = 2  # the parent of the kernel's own


class Processes:
    """Looks at all of them each time: they come and go."""

    def __init__(self):
        self.kernels = set()
        self.java = {}
        self.times = {}
        self.groups = {}
        self.look()

    def look(self):
        """Finds them; returns the CPU seconds of each group since this was last called."""
        times, groups, used = {}, {}, {NGINX: 0.0, APPLICATION: 0.0, DATABASE: 0.0}
        for pid in filter(str.isdigit, listed("/proc")):
            kind, born, ticks = self.one(pid)
            if kind:
                groups.setdefault(kind, []).append(pid)
                times[pid, born] = ticks
                # One that is new has used all its time just now.
                used[kind] += max(0, ticks - self.times.get((pid, born), 0)) / TICK
        self.times, self.groups = times, groups
        return used

    def one(self, pid):
        """Kind, birth and ticks of CPU time of a process; None three times for any other."""
        if pid in self.kernels:
            return None, None, None
        name, _, rest = (files.text(f"/proc/{pid}/stat") or "").rpartition(")")
        fields = rest.split()
        if len(fields) < 20:
            return None, None, None
        if int(fields[1]) == KERNEL:
            self.kernels.add(pid)
        name = name.partition("(")[2]
        born = fields[19]
        kind = {"nginx": NGINX, "postgres": DATABASE}.get(name)
        if name == "java" and self.serves(pid, born):
            kind = APPLICATION
        return kind, born, int(fields[11]) + int(fields[12])

    def serves(self, pid, born):
        """It is an instance, and not an admin command."""
        if (pid, born) not in self.java:
            arguments = (files.text(f"/proc/{pid}/cmdline") or "").split("\0")
            self.java[pid, born] = "serve" in arguments
        return self.java[pid, born]

    def memory(self):
        """Bytes of each group, without what its processes share with each other or with others."""
        return {kind: sum(map(proportional, pids)) for kind, pids in self.groups.items()}

    def descriptors(self):
        """The most that any process of a group has open, and the smallest limit of those."""
        most, limits = {}, []
        for kind in (NGINX, APPLICATION):
            counted = [(opened(pid), pid) for pid in self.groups.get(kind, [])]
            if counted:
                most[kind], pid = max(counted)
                limits.append(limit(pid))
        return most, min(filter(None, limits), default=None)


def listed(folder):
    """The names in a folder; none when it is gone."""
    try:
        return os.listdir(folder)
    except OSError:
        return []


def proportional(pid):
    """Resident bytes of a process; what it shares counts in parts. 0 when it is gone."""
    share = files.named(f"/proc/{pid}/smaps_rollup").get("Pss")
    if share is not None:
        return share * 1024
    words = (files.text(f"/proc/{pid}/statm") or "").split()
    return (int(words[1]) - int(words[2])) * PAGE if len(words) > 2 else 0


def opened(pid):
    """How many descriptors a process has open."""
    return len(listed(f"/proc/{pid}/fd"))


def limit(pid):
    """How many it may open."""
    for line in (files.text(f"/proc/{pid}/limits") or "").splitlines():
        if line.startswith("Max open files"):
            words = line.split()
            return int(words[3]) if words[3].isdigit() else None
    return None
