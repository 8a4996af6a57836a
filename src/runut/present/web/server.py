"""The board served: a socket, the application, and a look now and then for what was added."""

import gc
import signal
import socket
import sys
from errno import EACCES, EADDRINUSE
from threading import Event, Thread
from types import FrameType

import uvicorn

from runut.errors import BadCall, StoreError
from runut.present.board.library import Library
from runut.present.board.pages.changes import usual_since
from runut.present.web.app import make_app
from runut.present.web.visit import Settings

WAITING = 128  # connections that may wait to be taken
CONNECTIONS = 800  # at once; more are told to come back, so that there are files left to open
HTTP_PORT = 80
GARBAGE = 20_000  # objects more than before, after which Python looks for garbage
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
        advice = "choose another --port" if error.errno in {EADDRINUSE, EACCES} else "choose another --host"
        raise BadCall(f"{host}:{port} cannot be listened on: {error.strerror}; {advice}") from error
    return listening


def address(listening: socket.socket) -> str:
    """What a browser is given to open."""
    host, port = listening.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def names_here(listening: socket.socket) -> frozenset[str]:
    """By which names this computer calls itself: any other may have been made to lead here by a page elsewhere."""
    port = listening.getsockname()[1]
    names = {"127.0.0.1", "localhost", "[::1]"}
    return frozenset({f"{name}:{port}" for name in names} | (names if port == HTTP_PORT else set()))


def serve(library: Library, settings: Settings, listening: socket.socket) -> None:
    """Serve until interrupted or told to end."""
    sys.setswitchinterval(SWITCH)
    signal.signal(signal.SIGTERM, _interrupt)
    _settle_memory()
    stop = Event()
    watcher = Thread(target=_watch, args=(library, stop), daemon=True)
    watcher.start()
    library.warm(usual_since(library.now()))  # with which the first page of changes compares
    config = uvicorn.Config(
        make_app(library, settings),
        log_level="error",  # what clients do wrong is no news for whoever runs it
        access_log=False,
        server_header=False,
        lifespan="off",
        ws="none",
        limit_concurrency=CONNECTIONS,
        timeout_graceful_shutdown=1,
    )
    try:
        uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        pass
    finally:
        stop.set()
        library.close()


def _watch(library: Library, stop: Event) -> None:
    """Keep a library up to date; a casebook that cannot be read for a while is tried again."""
    said = ""
    while not stop.wait(PAUSE):
        try:
            if library.refresh():
                _settle_memory()
            said = ""
        except StoreError as error:
            if str(error) != said:
                said = str(error)
                print(f"runut: {said}", file=sys.stderr)  # noqa: T201 — the one who runs the server must know


def _settle_memory() -> None:
    """Have Python look for garbage among what requests leave, not through the whole casebook each time: that holds
    everybody up for half a second at 20,000 articles. Whatever nobody holds any more goes all the same."""
    gc.freeze()
    gc.set_threshold(GARBAGE)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
