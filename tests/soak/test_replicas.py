"""Many chats at once on three processes, long."""

from __future__ import annotations

from pathlib import Path

from tests.databases import own_server
from tests.replicas.cluster import Cluster


async def test_three_hundred_chats_on_three_processes(tmp_path: Path) -> None:
    """Three hundred officers at once while processes are killed sixty times: nothing is lost, nothing acts twice."""
    with own_server() as server:
        await Cluster(server.url, tmp_path, seed=11, chats=300, kills=60).run()
