"""reef summary|dhw|env [FILE.csv] [--maximum DEGREES]"""

import argparse
import os
import sys

import numpy as np

from . import climatology, degree_heating_weeks, read
from ._version import __version__


def main():
    parser = argparse.ArgumentParser(prog="reef")
    parser.add_argument("--version", action="version", version=f"reef {__version__}")
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("summary", "dhw"):
        command = commands.add_parser(name)
        command.add_argument("file")
        command.add_argument("--maximum", type=float, default=float(os.environ["REEF_MAXIMUM"]))
    commands.add_parser("env")
    options = parser.parse_args()
    if options.command == "env":
        for name in ("CONDA_DEFAULT_ENV", "CONDA_PREFIX", "REEF_MAXIMUM", "HOME"):
            print(f"{name}={os.environ.get(name)}")
        print("python", ".".join(map(str, sys.version_info[:2])))
        return 0
    try:
        dates, temperatures = read(options.file)
    except OSError as e:
        print(f"reef: {e.filename}: {e.strerror}", file=sys.stderr)
        return 3
    heat = degree_heating_weeks(temperatures, options.maximum)
    if options.command == "dhw":
        for date, week in zip(dates, heat):
            if week > 0:
                print(f"{date} {week:.2f}")
        return 0
    print(f"{len(dates)} days, {np.min(temperatures):.1f} to {np.max(temperatures):.1f} degrees")
    print(f"warmest weeks: {climatology(temperatures):.2f}")
    print(f"degree heating weeks: {heat.max():.2f}", "(bleaching)" if heat.max() >= 4 else "")
    return 0


if __name__ == "__main__":
    sys.exit(main())
