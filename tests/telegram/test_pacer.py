"""Who waits for whom where everybody together wants to send more than the limit allows."""

import asyncio

from bot.telegram.pacer import Pacer


async def test_notices_wait_for_replies_and_not_the_other_way_round() -> None:
    """While a broadcast goes out and people are answered without a pause, hardly a notice goes before a reply."""
    pacer = Pacer(200)
    notices = 0
    before: list[int] = []

    async def notice() -> None:
        nonlocal notices
        await pacer.turn("notice")
        notices += 1

    async def answered() -> None:
        for _ in range(12):
            gone = notices
            await pacer.turn("reply")
            before.append(notices - gone)

    async with asyncio.TaskGroup() as everybody:
        for _ in range(100):
            everybody.create_task(notice())
        for _ in range(10):
            everybody.create_task(answered())
    assert len(before) == 120
    assert notices == 100
    assert max(before) <= 2
