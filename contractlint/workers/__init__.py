"""Many jobs on many cores: one that crashes, kills or stalls its process costs only itself."""

from contractlint.workers.outcome import UNBOUND, Bounds, Outcome
from contractlint.workers.pool import done_apart, run_all, stays_here
from contractlint.workers.serving import tell

__all__ = ["UNBOUND", "Bounds", "Outcome", "done_apart", "run_all", "stays_here", "tell"]
