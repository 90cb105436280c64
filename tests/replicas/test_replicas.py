"""Several processes on one database, as they are run behind a load balancer."""

from __future__ import annotations

from pathlib import Path

from tests.databases import own_server
from tests.replicas.cluster import Cluster


async def test_three_processes_that_die_at_random(tmp_path: Path) -> None:
    """Deliveries repeated and out of order, processes killed: every answer is kept once, every file comes once."""
    with own_server() as server:
        await Cluster(server.url, tmp_path, seed=7, chats=16, kills=6).run()
