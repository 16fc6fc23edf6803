"""What stands beside the code is true: the lock file, the licence, the README, the released forms and the wheel."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
import yaml

from scripts.sabotage import edits
from tests.source import ROOT, name_of, text_of

PUBLIC = {"https://pypi.org", "https://files.pythonhosted.org"}
LICENCE_SHA256 = "57fb42fbcd0b037ce528ed8f72f1ec095d67bc6825ecf1448ff39be1fe68a4b4"
RELEASED = ROOT / "tests" / "data" / "released-forms.sha256"
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "forms").glob("*.md")]


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_lock_file_knows_only_public_places() -> None:
    places = set(re.findall(r"[a-z+]+://[^/\"\s]+", text_of(ROOT / "uv.lock")))
    assert places == PUBLIC


def test_no_page_or_script_names_a_place_on_one_machine() -> None:
    private = re.compile(
        r"(?<![\w.])/(work|root|opt|home)/(?!bouwer|springplank)\w+|\b10\.\d+\.\d+\.\d+\b|\b192\.168\."
    )
    files = [*PAGES, ROOT / "Makefile", ROOT / "pyproject.toml", ROOT / ".ci" / "run", *(ROOT / "scripts").iterdir()]
    files += [
        path
        for path in (ROOT / "installer").rglob("*")
        if path.suffix in {".py", ".sh", ".c", ".nsi", ".spec", ".desktop"}
    ]
    found = [
        f"{name_of(path)}: {hit.group(0)}"
        for path in files
        if path.is_file()
        for hit in private.finditer(text_of(path))
    ]
    assert not found


def test_the_licence_is_the_whole_eupl() -> None:
    text = text_of(ROOT / "LICENSE")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert [int(number) for number in re.findall(r"^(\d+)\.\w", text, re.MULTILINE)] == list(range(1, 16))
    assert digest(ROOT / "LICENSE") == LICENCE_SHA256


def test_every_link_between_pages_leads_somewhere() -> None:
    broken = [
        f"{name_of(page)}: {link}"
        for page in PAGES
        for link in re.findall(r"\]\(([^)#]+)", text_of(page))
        if "://" not in link and not (page.parent / link).exists()
    ]
    assert not broken


def test_every_make_target_in_the_pages_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    named = {
        (name_of(page), word)
        for page in PAGES
        for word in re.findall(r"`make ([a-z-]+)`|^make ([a-z-]+)$", text_of(page))
    }
    unknown = [(page, word) for page, pair in named for word in pair if word and word not in targets]
    assert targets >= {"setup", "run", "test", "bench", "screenshots", "lint", "sabotage", "torture", "help"}
    assert not unknown


def test_every_command_in_the_readme_exists() -> None:
    commands = set(re.findall(r"^intake-desktop ([a-z]+)", text_of(ROOT / "README.md"), re.MULTILINE))
    answer = subprocess.run(
        [sys.executable, "-m", "intake_desktop", "--help"], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert commands
    assert not [command for command in commands if not re.search(rf"\b{command}\b", answer.stdout)]


def pinned() -> dict[str, str]:
    """File name -> SHA-256 of every form that was ever released."""
    lines = (line.split() for line in text_of(RELEASED).splitlines() if line and not line.startswith("#"))
    return {name: sha256 for sha256, name in lines}


def status(path: Path) -> str:
    """What a form or rule table says of itself: at its top, or in its head."""
    content = yaml.safe_load(text_of(path))
    head = next((content[key] for key in ("form", "meta") if isinstance(content.get(key), dict)), content)
    return str(head.get("status", "concept"))


def released() -> dict[str, str]:
    """File name -> SHA-256 of every form that calls itself released."""
    forms = sorted((ROOT / "forms").rglob("*.yaml"))
    return {path.name: digest(path) for path in forms if status(path) in {"released", "vrijgegeven"}}


def test_a_released_form_never_changes() -> None:
    assert released() == pinned(), "a released form is never edited: make a new version; a new release is pinned once"


@pytest.mark.slow
def test_the_wheel_runs_the_demo_from_anywhere(tmp_path: Path) -> None:
    """An empty environment with only our wheel and the libraries; forms and resources come out of the wheel."""
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path]
    subprocess.run(build, cwd=ROOT, capture_output=True, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    inside = zipfile.ZipFile(wheel).namelist()
    assert any(name.startswith("intake_desktop/_data/forms/") for name in inside)
    assert any(name.startswith("intake_desktop/_data/resources/") for name in inside)
    assert [name for name in inside if "/docs/" in name] == [
        f"intake_desktop/_data/docs/voor-ontvangers/voor-{who}.md" for who in ("mensen", "ontwikkelaars")
    ]
    assert not [name for name in inside if name.startswith("tests")]
    command = installed(wheel, tmp_path / "leeg")
    ran = subprocess.run(
        [command, "demo", "--out", tmp_path / "uit"], capture_output=True, text=True, cwd="/", check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert list((tmp_path / "uit").rglob("*.pdf"))
    kit = tmp_path / "pakket"
    subprocess.run([command, "partner-kit", "--out", kit], capture_output=True, cwd="/", check=True)
    assert {"voor-mensen.md", "voor-ontwikkelaars.md", "lezen.py"} <= {path.name for path in kit.iterdir()}


def installed(wheel: Path, place: Path) -> Path:
    """The command of a wheel in an environment of its own, which borrows the libraries of this one but not our code."""
    venv.create(place, with_pip=False)
    python = place / "bin" / "python"
    install = [
        "--python",
        python,
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--disable-pip-version-check",
        wheel,
    ]
    subprocess.run([sys.executable, "-m", "pip", *install], check=True)
    libraries = next(Path(path) for path in sys.path if path.endswith("site-packages"))
    assert not (libraries / "intake_desktop").exists(), "our code comes from the wheel alone"
    (own,) = (place / "lib").glob("python*/site-packages")
    # A line of a .pth lends what lies in that folder, and no .pth of that folder: so not the one that leads to this
    # checkout. In its own place, so that what Python compiled of it before is used.
    (own / "borrowed.pth").write_text(f"{libraries}\n", encoding="utf-8")
    return place / "bin" / "intake-desktop"


def test_every_line_to_sabotage_is_still_there() -> None:
    misfits = {edit.name: edit.misfit(ROOT) for edit in edits()}
    assert not {name: why for name, why in misfits.items() if why}, "mend tests/sabotage.yaml"
    assert len(misfits) >= 15
