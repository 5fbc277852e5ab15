"""A stand-in for the application on a Unix socket: answers with what it was asked, or streams.

Used by nginx.bats to see what nginx makes of it. Usage: application.py SOCKET
"""

import asyncio
import sys

HEADERS = (
    "Content-Security-Policy: from the application\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: same-origin\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Permissions-Policy: camera=()\r\n"
)


async def stream(head, writer):
    """What it was asked, in comments, and an event; the next one only when the client has gone: what
    arrives was not buffered."""
    writer.write(f"HTTP/1.1 200 OK\r\n{HEADERS}Content-Type: text/event-stream\r\n\r\n".encode())
    writer.write("".join(f": {line}\n" for line in head.splitlines()).encode())
    writer.write(b"data: first\n\n")
    await writer.drain()
    while not writer.is_closing():
        await asyncio.sleep(0.2)
        writer.write(b":\n\n")
        await writer.drain()


async def answer(reader, writer):
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        request, _, fields = head.partition("\r\n")
        lengths = [int(f.split(":")[1]) for f in fields.split("\r\n") if f.lower().startswith("content-length:")]
        body = await reader.readexactly(lengths[0]) if lengths else b""
        path = request.split(" ")[1]
        if path.partition("?")[0].endswith("/live"):
            await stream(head, writer)
            return
        if path == "/cut":
            return
        status = "503 Busy" if path == "/busy" else "200 OK"
        text = f"{head}body={len(body)}\n".encode()
        writer.write(
            f"HTTP/1.1 {status}\r\n{HEADERS}Content-Type: text/plain\r\nCache-Control: no-store\r\n"
            f"Content-Length: {len(text)}\r\nConnection: close\r\n\r\n".encode() + text
        )
        await writer.drain()
    except (ConnectionError, asyncio.IncompleteReadError):
        pass
    finally:
        writer.close()


async def main():
    server = await asyncio.start_unix_server(answer, sys.argv[1], backlog=4096, limit=1 << 16)
    async with server:
        await server.serve_forever()


asyncio.run(main())
