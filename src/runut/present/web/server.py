"""The board served: a socket, the application, and a look now and then for what was added."""

import socket
import sys
from threading import Event, Thread

import uvicorn

from runut.errors import BadCall, StoreError
from runut.present.board.library import Library
from runut.present.web.app import make_app
from runut.present.web.visit import Settings

WAITING = 128  # connections that may wait to be taken
PAUSE = 1.0  # seconds between looks for what was added
SWITCH = 0.001  # seconds after which a thread that works out an answer lets others run: pages stay quick meanwhile


def bind(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises BadCall where that cannot be."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(WAITING)  # at once, so that the address works as soon as it is printed
    except OSError as error:
        listening.close()
        raise BadCall(f"{host}:{port} cannot be listened on: {error.strerror}; choose another --port") from error
    return listening


def address(listening: socket.socket) -> str:
    """What a browser is given to open."""
    host, port = listening.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def serve(library: Library, settings: Settings, listening: socket.socket) -> None:
    """Serve until interrupted."""
    sys.setswitchinterval(SWITCH)
    stop = Event()
    watcher = Thread(target=_watch, args=(library, stop), daemon=True)
    watcher.start()
    config = uvicorn.Config(make_app(library, settings), log_level="warning", access_log=False, server_header=False)
    try:
        uvicorn.Server(config).run(sockets=[listening])
    finally:
        stop.set()
        library.close()


def _watch(library: Library, stop: Event) -> None:
    """Keep a library up to date; a casebook that cannot be read for a while is tried again."""
    while not stop.wait(PAUSE):
        try:
            library.refresh()
        except StoreError as error:
            print(f"runut: {error}", file=sys.stderr)  # noqa: T201 — the one who runs the server must know
