"""Rebuild resources/seed/areas.json from the npm package idn-area-data.

Run by hand when the package has a new edition, not at install:

    npm pack idn-area-data@4.0.1 && tar xzf idn-area-data-4.0.1.tgz
    python installer/build_seed.py package/data

Kemendagri codes and the names as the package has them. The output is byte-identical for the same
input. The data is under the Open Database License: keep the NOTICE.
"""

import argparse
import csv
import json
from pathlib import Path

PROVINCE = "31"
OUTPUT = Path(__file__).resolve().parent.parent / "resources" / "seed" / "areas.json"


def read_names(path: Path) -> dict[str, str]:
    """Return name by code for one CSV table of the package."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


def build(data: Path) -> dict[str, object]:
    """Return the seed: our province in full, and the kecamatan codes of the country as digits."""

    def ours(table: str) -> dict[str, str]:
        names = read_names(data / f"{table}.csv")
        return {code: names[code] for code in sorted(names) if code.split(".")[0] == PROVINCE}

    package = json.loads((data.parent / "package.json").read_text(encoding="utf-8"))
    districts = read_names(data / "districts.csv")
    return {
        "source": f"{package['name']} {package['version']}, {package['homepage'].split('#')[0]}",
        "license": "ODbL-1.0, https://opendatacommons.org/licenses/odbl/1-0/",
        "provinces": ours("provinces"),
        "cities": ours("regencies"),
        "kecamatan": ours("districts"),
        "kelurahan": ours("villages"),
        "nik_prefixes": "".join(sorted(code.replace(".", "") for code in districts)),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("data", type=Path, help="the package's data directory")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    arguments = parser.parse_args()
    text = json.dumps(build(arguments.data), ensure_ascii=False, indent=1) + "\n"
    arguments.output.write_bytes(text.encode())


if __name__ == "__main__":
    main()
