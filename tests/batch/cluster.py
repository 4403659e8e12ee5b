"""A Ray cluster of two workers on this machine, as a process that loses one when it is told to.

Prints the cluster's address; each line on stdin: "kill" ends one worker without a word. Ends with
stdin.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

os.environ["RAY_USAGE_STATS_ENABLED"] = "0"

from ray.cluster_utils import Cluster

# A lost worker is missed after a second, not after half a minute.
HEALTH = {
    "health_check_initial_delay_ms": 0,
    "health_check_period_ms": 500,
    "health_check_timeout_ms": 500,
    "health_check_failure_threshold": 2,
}
SMALL = {"object_store_memory": 80 * 2**20}


# On a machine that is busy with other things a node may need longer than Ray has patience.
ATTEMPTS = 4


def main() -> None:
    """Run until stdin ends."""
    cluster = started()
    worker = patiently(lambda: cluster.add_node(num_cpus=1, **SMALL))
    tell(cluster.address)
    for line in sys.stdin:
        if line.strip() == "kill":
            cluster.remove_node(worker, allow_graceful=False)
            tell("killed")
    cluster.shutdown()


def started() -> Cluster:
    """A cluster whose head is a worker too."""
    head = {"num_cpus": 1, "include_dashboard": False, "_system_config": HEALTH, **SMALL}
    return patiently(lambda: Cluster(initialize_head=True, head_node_args=head))


def patiently(start: Callable[[], Any]) -> Any:
    """What it starts, at one of a few attempts."""
    for _ in range(ATTEMPTS - 1):
        try:
            return start()
        except Exception as error:  # Ray raises no narrower one
            sys.stderr.write(f"{error}\n")
    return start()


def tell(*words: object) -> None:
    """A line to whoever started this."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
