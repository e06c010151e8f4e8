"""What of the machine was not for who measures on it."""

from pathlib import Path


def ticks():
    """Those that were stolen from all CPUs since the machine was started, and all of them."""
    # user nice system idle iowait irq softirq steal; what follows is part of user and nice
    counts = [int(count) for count in Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]
    return counts[7], sum(counts)


class Ticks:
    """Counts from when it is made."""

    def __init__(self):
        self.begin = ticks()

    def stolen(self):
        """Percent of the CPU time that other machines on the same host took meanwhile."""
        (stolen_before, all_before), (stolen, everything) = self.begin, ticks()
        return 100 * (stolen - stolen_before) / max(1, everything - all_before)
