# SPDX-License-Identifier: MIT
"""Builds the folder that runs without Python: `python packaging/bundle.py`, on the system it is meant for.

Needs the environment of requirements.txt and PyInstaller, and imports the standard library only. What goes in
and what stays out is in hindstride.spec. Tried on Debian 12; the Windows and macOS parts have never been run.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import importlib.util
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
WORK = HERE / "build"
DIST = HERE / "dist"
SELF_TEST_SECONDS = 300
LGPL_NOTE = """\
Hindstride itself is under the MIT licence (see LICENSE). It runs with the parts below, each under its own.

Qt, PySide6 and shiboken6 are used under the GNU Lesser General Public License, version 3. They are separate
files in the folder of the program and may be replaced there by other builds of the same version. Their
source and the text of that licence come with the PySide6 project of the same version number; the same
holds for FFmpeg (LGPL 2.1 or later, part of PySide6) and for libheif and libde265 (LGPL 3, part of pi-heif).
"""


class BundleFailed(Exception):
    """The folder could not be built, or was built and does not run."""


def build() -> Path:
    """Build the folder and return the program inside that can be run with arguments.

    Raises:
        BundleFailed: PyInstaller is missing or stopped with a fault.
    """
    if importlib.util.find_spec("PyInstaller") is None:
        raise BundleFailed("PyInstaller is missing: python -m pip install 'pyinstaller>=6.22,<7'")
    WORK.mkdir(parents=True, exist_ok=True)
    (WORK / "THIRD_PARTY.txt").write_text(third_party(), encoding="utf-8")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    command += ["--distpath", str(DIST), "--workpath", str(WORK), str(HERE / "hindstride.spec")]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, "HINDSTRIDE_VERSION": version()}, check=False)
    if done.returncode:
        raise BundleFailed(f"PyInstaller stopped with {done.returncode}.")
    return built_program()


def built_program() -> Path:
    """Return where a built folder keeps the program that may print."""
    if sys.platform == "win32":
        return DIST / "hindstride" / "hindstride-console.exe"
    if sys.platform == "darwin":
        return DIST / "Hindstride.app" / "Contents" / "MacOS" / "hindstride"
    return DIST / "hindstride" / "hindstride"


def check(program: Path) -> str:
    """Run the frozen program's own test without a screen, far from this Python and these settings.

    Returns:
        What the program printed.
    Raises:
        BundleFailed: it is missing, hangs, dies or says that something is wrong.
    """
    if not program.is_file():
        raise BundleFailed(f"There is no program at {program}.")
    with tempfile.TemporaryDirectory() as folder:
        try:
            done = subprocess.run(
                [str(program), "self-test"],
                cwd=folder,
                env=bare_environment(Path(folder)),
                capture_output=True,
                text=True,
                encoding="utf-8",
                errors="replace",
                timeout=SELF_TEST_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise BundleFailed(f"self-test was not done after {SELF_TEST_SECONDS} s.") from error
    if done.returncode:
        raise BundleFailed(f"self-test stopped with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def bare_environment(folder: Path) -> dict[str, str]:
    """Return an environment without Python, Qt or settings of this machine's user."""
    kept = ("PATH", "SYSTEMROOT", "WINDIR", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL")
    bare = {name: os.environ[name] for name in kept if name in os.environ}
    homes = {"HOME": str(folder), "USERPROFILE": str(folder), "APPDATA": str(folder)}
    return {**bare, **homes, "HINDSTRIDE_CONFIG": str(folder), "QT_QPA_PLATFORM": "offscreen"}


def version() -> str:
    """Read the version from its one place without importing the program."""
    text = (ROOT / "core" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"', text, re.MULTILINE)
    if found is None:
        raise BundleFailed("core/__init__.py does not say __version__.")
    return found[1]


def third_party() -> str:
    """Write out name, version, licence and licence texts of every package that the program runs with.

    Raises:
        BundleFailed: a package of requirements.txt is not installed here.
    """
    return "\n\n".join([LGPL_NOTE.rstrip(), *(_package_text(name) for name in _run_packages())]) + "\n"


def _run_packages() -> list[str]:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    return sorted(set(re.findall(r"^([A-Za-z0-9._-]+)==", text, re.MULTILINE)))


def _package_text(name: str) -> str:
    try:
        package = importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError as error:
        raise BundleFailed(f"{name} of requirements.txt is not installed in this Python.") from error
    title = f"{package.name} {package.version}: {_licence(package)}"
    return "\n\n".join(["=" * len(title) + "\n" + title, *_licence_texts(package)])


def _licence(package: importlib.metadata.Distribution) -> str:
    """Return the shortest honest name of a licence: the expression, else the field, else the classifiers."""
    for field in ("License-Expression", "License"):
        for said in package.metadata.get_all(field) or []:
            if said.strip():
                return str(said).strip().split("\n")[0]
    classes = [str(line) for line in package.metadata.get_all("Classifier") or []]
    named = [line.rpartition(" :: ")[2] for line in classes if line.startswith("License ::")]
    return " and ".join(named) or "see the text below"


def _licence_texts(package: importlib.metadata.Distribution) -> Iterator[str]:
    for file in package.files or []:
        is_licence = re.match(r"(licen[cs]e|copying|notice)", file.name, re.IGNORECASE)
        if is_licence and ".dist-info" in file.parts[0]:
            yield file.read_text(encoding="utf-8").strip()


def main() -> int:
    """Build, check and say where the folder is; 0 when the frozen program passed its own test."""
    parser = argparse.ArgumentParser(description="Build Hindstride as a folder that needs no Python.")
    parser.add_argument("--check-only", action="store_true", help="test the folder that is already there")
    chosen = parser.parse_args()
    try:
        program = built_program() if chosen.check_only else build()
        print(check(program).strip())
    except BundleFailed as error:
        print(f"No bundle: {error}", file=sys.stderr)
        return 1
    print(f"Hindstride {version()} is in {program.parent}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
