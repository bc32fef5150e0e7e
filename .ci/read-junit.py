"""Reads a JUnit file with junitparser and holds its numbers against its test cases."""

import sys

from junitparser import Error, Failure, JUnitXml, Skipped

report = JUnitXml.fromfile(sys.argv[1])
suites = list(report)
assert suites, "no suite"
names = set()
for suite in suites:
    cases = list(suite)
    kinds = [type(result) for case in cases for result in case.result]
    assert suite.tests == len(cases), (suite.name, suite.tests, len(cases))
    assert suite.failures == kinds.count(Failure), suite.name
    assert suite.errors == kinds.count(Error), suite.name
    assert suite.skipped == kinds.count(Skipped), suite.name
    for case in cases:
        assert case.name and case.classname, suite.name
        key = (case.classname, case.name)
        assert key not in names, f"two test cases are named {key}"
        names.add(key)
print(f"junitparser: {len(suites)} suites, {len(names)} test cases")
