"""The rows that the presets are tried on, made alike in test/lib/drift/presets/rows.ts from cases.json."""

import json
import math
import pathlib

CASES = [tuple(case) for case in json.loads((pathlib.Path(__file__).parent / "cases.json").read_text())]


def mulberry32(seed):
    state = seed & 0xFFFFFFFF
    while True:
        state = (state + 0x6D2B79F5) & 0xFFFFFFFF
        t = ((state ^ (state >> 15)) * (state | 1)) & 0xFFFFFFFF
        t ^= (t + (((t ^ (t >> 7)) * (t | 61)) & 0xFFFFFFFF)) & 0xFFFFFFFF
        yield ((t ^ (t >> 14)) & 0xFFFFFFFF) / 4294967296


def column(recipe):
    if isinstance(recipe, list):
        special = {"NaN": math.nan, "Infinity": math.inf, "-Infinity": -math.inf}
        return [special.get(value, value) for value in recipe]
    draws = mulberry32(recipe["seed"])
    return [value_of(recipe, draws) for _ in range(recipe["n"])]


def value_of(recipe, draws):
    if next(draws) < recipe.get("missing", 0):
        return None
    shape, shift, k = recipe["shape"], recipe.get("shift", 0), recipe.get("k", 3)
    if shape == "normal":
        total = 0
        for _ in range(12):
            total += next(draws)
        return total - 6 + shift
    u = next(draws)
    if shape == "skewed":
        return u * u * u * u * 10 + shift
    if shape == "whole":
        return math.floor(u * k) + shift
    return f"l{math.floor((u + shift) * (u + shift) * k)}"
