"""The server as a whole, or what its container may use of one.

In a container /proc/stat, /proc/meminfo and /proc/diskstats are the outer machine's; the control
group that the container sees as the root of all is its own.
"""

import os

from . import files

CONTAINER = "/run/systemd/container"  # written by systemd where it runs in one
GROUP = "/sys/fs/cgroup"  # version 2; below it, the hierarchies of version 1
TICK = os.sysconf("SC_CLK_TCK")
SECTOR = 512  # bytes, whatever the disk's own are


class Cpu:
    """How much of the processors was used."""

    def __init__(self):
        self.quota = quota()
        online = os.sysconf("SC_NPROCESSORS_ONLN")
        self.processors = min(online, self.quota) if self.quota else online
        self.used = self.seconds()

    def seconds(self):
        """CPU time since the start."""
        if self.quota:
            nanos = files.number(GROUP + "/cpuacct/cpuacct.usage")
            if nanos is not None:
                return nanos / 1e9
            micros = files.named(GROUP + "/cpu.stat").get("usage_usec")
            return None if micros is None else micros / 1e6
        first = (files.text("/proc/stat") or "").partition("\n")[0].split()
        if len(first) < 8:
            return None
        user, nice, system, _idle, _wait, interrupts, soft = map(int, first[1:8])
        return (user + nice + system + interrupts + soft) / TICK

    def percent(self, elapsed):
        """Of one processor, since this was last asked, `elapsed` seconds ago."""
        used, self.used = self.used, self.seconds()
        grown = files.difference(self.used, used)
        return None if grown is None else 100 * grown / elapsed


def quota():
    """How many processors the container may use, also fractions; None without such a limit."""
    share = files.number(GROUP + "/cpu/cpu.cfs_quota_us")
    period = files.number(GROUP + "/cpu/cpu.cfs_period_us")
    if share is None:
        words = (files.text(GROUP + "/cpu.max") or "max 1").split()
        share, period = (int(words[0]) if words[0].isdigit() else -1), int(words[1])
    return share / period if share > 0 and period else None


def memory():
    """Total and used, and used of swap, in bytes; what the kernel has only cached is not used."""
    machine = files.named("/proc/meminfo")
    total = kib(machine.get("MemTotal"))
    used = kib(files.difference(machine.get("MemTotal"), machine.get("MemAvailable")))
    swap = kib(files.difference(machine.get("SwapTotal"), machine.get("SwapFree")))
    for folder, limit, usage, prefix in (
        ("/memory", "memory.limit_in_bytes", "memory.usage_in_bytes", "total_"),
        ("", "memory.max", "memory.current", ""),
    ):
        folder = GROUP + folder + "/"
        bound = files.number(folder + limit)
        if bound is not None and (total is None or bound < total):
            listed = files.named(folder + "memory.stat")
            cached = listed.get(prefix + "inactive_file", 0) + listed.get(prefix + "active_file", 0)
            swapped = listed.get(prefix + "swap", files.number(folder + "memory.swap.current"))
            return bound, files.difference(files.number(folder + usage), cached), swapped
    return total, used, swap


def kib(number):
    """The same in bytes."""
    return None if number is None else number * 1024


def counters():
    """What only grows, by the names of the samples; of the container's own network, if any."""
    tcp = files.network("/proc/net/snmp", "Tcp")
    more = files.network("/proc/net/netstat", "TcpExt")
    counted = {"retransmits": tcp.get("RetransSegs"), "listenDrops": more.get("ListenDrops")}
    if not os.path.exists(CONTAINER):
        paged = files.named("/proc/vmstat")
        if "pswpin" in paged and "pswpout" in paged:
            counted["swapped"] = paged["pswpin"] + paged["pswpout"]
    return counted


def sockets():
    """TCP connections established."""
    return files.network("/proc/net/snmp", "Tcp").get("CurrEstab")


def disks():
    """Milliseconds busy and bytes written since the start, by disk; nothing in a container."""
    found = {}
    if os.path.exists(CONTAINER):
        return found
    for line in (files.text("/proc/diskstats") or "").splitlines():
        words = line.split()
        # Whole disks only, and none that is made of others or of memory.
        if len(words) > 12 and os.path.exists("/sys/block/" + words[2] + "/device"):
            found[words[2]] = (int(words[12]), int(words[9]) * SECTOR)
    return found
