"""A throw-away PostgreSQL server: real, in a folder of its own, listening on a socket there and nowhere else."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_DEBIAN = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
_ROOM = 2 << 30  # bytes


def find_programs() -> Path | None:
    """Where the programs of a server are, if they are installed."""
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else _DEBIAN[-1] if _DEBIAN else None


@contextmanager
def running_server(programs: Path) -> Iterator[str]:
    """Starts one, gives the folder of its socket, and takes all of it away in the end."""
    folder = Path(tempfile.mkdtemp(prefix="runut-pg-", dir=_roomy()))
    who = _somebody()
    if "user" in who:
        os.chown(folder, who["user"], who["group"])
    data, log = folder / "data", folder / "log"
    settings = f"-k {folder} -c listen_addresses='' -c fsync=off -c max_connections=40"
    try:
        _call(
            [programs / "initdb", "-D", data, "-A", "trust", "-U", "runut", "-E", "UTF8", "--locale=C", "--no-sync"],
            who,
        )
        rules = data / "pg_hba.conf"  # one user needs a password
        rules.write_text(f"local all berkunci scram-sha-256\n{rules.read_text()}")
        _call([programs / "pg_ctl", "-D", data, "-l", log, "-o", settings, "-w", "start"], who)
        try:
            yield str(folder)
        finally:
            _call([programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"], who)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _roomy() -> str:
    """Where to put it: in memory if there is room; never deep, since the path of a socket may not be long."""
    memory = Path("/dev/shm")
    return str(memory) if memory.is_dir() and shutil.disk_usage(memory).free > _ROOM else "/tmp"


def _somebody() -> dict[str, Any]:
    """A server does not run as root: who else to be."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": found.pw_uid, "group": found.pw_gid, "extra_groups": []}
    return {}


def _call(command: list[str | Path], who: dict[str, Any]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/", **who)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stderr or done.stdout}")
