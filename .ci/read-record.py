"""Reads the record of a run with Python's JSON and holds its last line against the lines before."""

import json
import sys
from collections import Counter

with open(sys.argv[1], encoding="utf-8") as file:
    # `splitlines` knows more ends of lines than JSON Lines does.
    lines = [json.loads(line) for line in file.read().splitlines()]
assert all(line["version"] == 1 for line in lines)
kinds = Counter(line["kind"] for line in lines)
plan, end = lines[0], lines[-1]
assert (plan["kind"], end["kind"]) == ("run", "end"), kinds
ended = [line for line in lines if line["kind"] == "scenario"]
assert sorted(line["index"] for line in ended) == list(range(len(plan["scenarios"])))
outcomes = Counter(line["outcome"] for line in ended)
for outcome in ("passed", "failed", "errored", "skipped"):
    assert end[outcome] == outcomes[outcome], (outcome, end, outcomes)
requests = sum(
    len(step.get("exchanges", []))
    for line in ended
    for attempt in [line, *line.get("earlierTries", [])]
    for step in attempt.get("steps", [])
)
assert end["requests"] == requests, (end["requests"], requests)
print(f"json: {len(ended)} scenarios, {requests} requests")
