"""The language model as a spaCy pipeline."""

import os
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

import runut

ROOT = Path(__file__).parent.parent
GROUPS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]
TEXT = "Menteri itu menandatangani perjanjian di Jakarta.\nRumahnya terbakar, kata Budi Hartono."


@pytest.fixture(scope="module")
def nlp() -> Language:
    return runut.load()


def run(code: str, *folders: Path) -> str:
    """What a fresh interpreter prints that finds packages in the folders."""
    path = os.pathsep.join(map(str, [*folders, ROOT / "src"]))
    environment = {**os.environ, "PYTHONPATH": path}
    done = subprocess.run([sys.executable, "-c", code], env=environment, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def test_load_gives_a_pipeline(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert [sentence.text.strip() for sentence in doc.sents] == TEXT.split("\n")
    tokens = {token.text: token for token in doc}
    assert tokens["menandatangani"].lemma_ == "tandatangan"
    assert tokens["menandatangani"].morph.to_dict() == {"Affix": "meN-i", "Voice": "Act"}
    assert tokens["Rumahnya"].morph.to_dict() == {"Clitic": "nya", "Number": "Sing"}
    assert tokens["terbakar"].morph.to_dict() == {"Affix": "ter-", "Voice": "Pass", "VoiceType": "Acc"}
    assert tokens["Menteri"].dep_ == "nsubj"
    assert tokens["Menteri"].head.text == "menandatangani"
    assert ("Budi Hartono", "PER") in [(name.text, name.label_) for name in doc.ents]
    assert {"Menteri itu", "Rumahnya", "Budi Hartono"} <= {chunk.text for chunk in doc.noun_chunks}


def test_a_saved_pipeline_is_loaded_again(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert again(TEXT).to_json() == nlp(TEXT).to_json()


def test_importing_runut_imports_no_library() -> None:
    code = "import sys, runut; print([m for m in ('spacy', 'numpy', 'onnxruntime') if m in sys.modules])"
    assert run(code) == "[]"


@pytest.mark.parametrize("group", ["spacy_factories", "spacy_tokenizers"])
def test_entry_points_lead_somewhere(group: str) -> None:
    for target in GROUPS[group].values():
        module, name = target.split(":")
        assert callable(getattr(import_module(module), name))


def test_spacy_finds_components_before_runut_is_imported(tmp_path: Path) -> None:
    installed = tmp_path / "runut-0.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: runut\nVersion: 0\n")
    lines = [
        line for group in GROUPS for line in (f"[{group}]", *(f"{name} = {to}" for name, to in GROUPS[group].items()))
    ]
    (installed / "entry_points.txt").write_text("\n".join(lines))
    code = (
        "import spacy\n"
        "nlp = spacy.blank('id', config={'nlp': {'tokenizer': {'@tokenizers': 'runut_words'}}})\n"
        "nlp.add_pipe('runut_sentences'); nlp.add_pipe('runut_encoder'); nlp.add_pipe('runut_lemmas')\n"
        "print([token.lemma_ for token in nlp('Mereka menyerang kota.')])"
    )
    assert run(code, tmp_path) == "['mereka', 'serang', 'kota', '.']"
