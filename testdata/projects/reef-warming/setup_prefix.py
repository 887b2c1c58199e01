"""Lays the package out under a prefix, as an installer would: no installer comes with the interpreter."""

import argparse
import pathlib
import shutil

parser = argparse.ArgumentParser()
parser.add_argument("--prefix", type=pathlib.Path, required=True)
prefix = parser.parse_args().prefix

site = prefix / "lib" / "python3.11" / "site-packages"
shutil.copytree("src/reef", site / "reef")
script = prefix / "bin" / "reef"
script.parent.mkdir(parents=True)
script.write_text("#!/bin/sh\nexec python -m reef \"$@\"\n")
script.chmod(0o755)
(prefix / "bin" / "dhw").symlink_to("reef")
hook = prefix / "etc" / "conda" / "activate.d" / "reef.sh"
hook.parent.mkdir(parents=True)
hook.write_text(
    'export PYTHONPATH="$CONDA_PREFIX/lib/python3.11/site-packages"\n'
    'export REEF_MAXIMUM="${REEF_MAXIMUM:-28.5}"\n'
)
