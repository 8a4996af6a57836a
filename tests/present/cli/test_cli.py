"""The command line as a user meets it."""

import json
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
from click.testing import CliRunner, Result

from runut.present.cli import main


def run(*args: str, text: str | None = None) -> Result:
    result = CliRunner().invoke(main, list(args), input=text)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_help_is_quick_and_imports_nothing_heavy() -> None:
    heavy = "spacy numpy onnxruntime lxml msgspec sqlite3"
    code = (
        "import sys; from runut.present.cli import main; main(['--help'], standalone_mode=False);"
        f"sys.exit(', '.join(m for m in '{heavy}'.split() if m in sys.modules) or 0)"
    )
    began = time.monotonic()
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
    assert time.monotonic() - began < 2


def test_the_module_is_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "runut", "--version"], check=True, capture_output=True, text=True)
    assert done.stdout.startswith("runut, version ")


def test_read_gives_records_that_fit_the_schema(examples: Path) -> None:
    schema = json.loads(run("schema", "article").stdout)
    result = run("read", "--manifest", str(examples / "manifest.jsonl"))
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert (result.exit_code, result.stderr) == (0, "")
    assert [r["path"] for r in records] == [
        json.loads(line)["path"] for line in (examples / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    for record in records:
        jsonschema.validate(record, schema)


BAD = {
    "kosong.txt": (b"", "empty"),
    "gambar.png": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary"),
    "latin.txt": ("Kaf\xe9 di Den Pasar buka".encode("latin-1"), "encoding"),
    "lebar.txt": ("Warga menanam bakau.".encode("utf-16-le"), "binary"),
    "inggris.txt": (
        b"The minister said on Monday that the harbour would be closed to all ships for a week.\n" * 9,
        "language",
    ),
}


def test_bad_inputs_are_said_a_line_each_and_the_rest_is_read(tmp_path: Path, examples: Path) -> None:
    good = next(examples.glob("01*"))
    for name, (data, _) in BAD.items():
        (tmp_path / name).write_bytes(data)
    result = run("read", *(str(tmp_path / name) for name in BAD), str(tmp_path / "hilang\n.txt"), str(good))
    assert result.exit_code == 1
    assert [json.loads(line)["path"] for line in result.stdout.splitlines()] == [str(good)]
    *said, missing = result.stderr.splitlines()
    assert "hilang" in missing and "[missing]" in missing
    for line, (name, (_, reason)) in zip(said, BAD.items(), strict=True):
        assert line.startswith(f"{tmp_path}/{name}: ") and f"[{reason}]; " in line
    assert "iconv" in said[2]


def test_bad_calls_say_so() -> None:
    assert run("read").exit_code == 2
    assert run("tulis").exit_code == 2
    result = run("read", "--manifest", "tidak-ada.jsonl")
    assert result.exit_code == 2
    assert result.stderr.startswith("runut: tidak-ada.jsonl: manifest cannot be read")


def test_brief_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(run("schema", "brief").stdout))


def test_a_closed_pipe_ends_quietly() -> None:
    command = [sys.executable, "-m", "runut", "schema"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def test_parse_gives_conllu() -> None:
    result = run("parse", text="Nelayan melaut. Ombak tenang.\n")
    rows = [line.split("\t") for line in result.stdout.splitlines() if line and not line.startswith("#")]
    assert (result.exit_code, result.stderr) == (0, "")
    assert [row[1] for row in rows] == ["Nelayan", "melaut", ".", "Ombak", "tenang", "."]
    assert all(len(row) == 10 for row in rows)
    assert run("parse", text="").stdout == ""


def test_parse_refuses_what_is_no_utf8() -> None:
    result = CliRunner().invoke(main, ["parse"], input=b"kaf\xe9")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "not UTF-8" in result.stderr
