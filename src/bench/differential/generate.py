#!/usr/bin/env python3
"""Write random KCL programs, well typed most of the time.

    generate.py --seed N --count N [--area NAME] DIRECTORY

Program number i of a seed depends on the seed, i and the area only, so that one program can be made again alone.
"""
import argparse
import pathlib

from areas_collections import comprehensions, configs, lambdas
from areas_library import library
from areas_schemas import checks, mixins, schemas, signatures
from areas_values import expressions, numbers, strings
from oddities import spoil
from source import Dice

AREAS = {expressions: 14, numbers: 10, strings: 12, configs: 14, comprehensions: 9, lambdas: 9, schemas: 16, checks: 7, mixins: 7, signatures: 7, library: 5}
ODD_SHARE = 0.12


def program(seed, number, area=None):
    """The name of the area and the text of program `number`."""
    dice = Dice(f"{seed}/{number}")
    make = dice.weighted(AREAS)
    if area:
        make = next(candidate for candidate in AREAS if candidate.__name__ == area)
    out = make(dice)
    odd = dice.chance(ODD_SHARE)
    if odd:
        spoil(dice, out)
    return make.__name__ + ("-odd" if odd else ""), out.text()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--area", choices=[area.__name__ for area in AREAS])
    parser.add_argument("directory", type=pathlib.Path)
    options = parser.parse_args()
    options.directory.mkdir(parents=True, exist_ok=True)
    for number in range(options.count):
        area, text = program(options.seed, number, options.area)
        (options.directory / f"{number:05}-{area}.k").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
