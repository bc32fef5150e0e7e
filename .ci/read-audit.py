"""What `assay audit --report-json` says of clauses: one fault must not accuse half of the contract.

Faults of all sections break five clauses at most, their own among them; of all faults most do.
"""
import json
import sys

EXAMPLES = {
    "registration-in-array": "registration.echo",
    "registration-gid-empty": "registration.gid",
    "unset-city-empty": "registration.unset",
    "vat-number-letters-and-digits": "registration.vat-number",
    "text-nfc": "registration.unicode",
    "text-trimmed": "registration.exact",
    "replay-206": "replay.status",
    "replay-omits-name": "replay.same-customer",
    "order-compared": "replay.member-order",
    "retrieval-mixes-up-name": "retrieval.gid",
    "external-id-trimmed": "retrieval.external-id",
    "conflict-412": "conflict.status",
    "conflict-gid-empty": "conflict.gid",
    "conflict-overwrites-country": "conflict.unchanged",
    "address-left-out-unseen": "conflict.left-out",
    "phone-added-unseen": "conflict.added",
    "compared-by-64-characters": "conflict.slight",
    "conflict-null": "conflict.format",
    "second-company-compares-nothing": "companies.conflict",
    "number-of-other-company-conflicts-in-own-name": "companies.same-number",
    "token-without-its-end": "credentials.unknown",
    "token-under-any-scheme": "credentials.malformed",
    "stranger-registers": "credentials.register-nothing",
    "names-in-any-case": "mandatory.missing",
    "vatNumber-null-taken": "mandatory.null",
    "address-takes-number": "type.number",
    "city-takes-array": "type.array",
    "country-gb-refused": "country.accepted",
    "country-el-taken": "country.refused",
    "locale-with-low-line": "locale.accepted",
    "locale-any-text-taken": "locale.refused",
    "document-array-400": "body.not-object",
    "malformed-201": "body.malformed",
    "unauthorized-code-string": "error.code",
    "conflict-message-missing": "error.message",
}

with open(sys.argv[1], encoding="utf-8") as file:
    faults = {fault["name"]: fault for fault in json.load(file)["faults"]}

wrong = []
for name, clause in EXAMPLES.items():
    breaks = faults[name]["breaks"]
    if len(breaks) > 5 or clause not in breaks:
        wrong.append(f"{name} breaks {', '.join(breaks) or 'nothing'}; its own clause is {clause}")
few = sum(len(fault["breaks"]) <= 5 for fault in faults.values())
print(f"{few} of {len(faults)} faults break five clauses at most")
if few < 0.75 * len(faults):
    wrong.append("that is less than three quarters")
if wrong:
    sys.exit("\n".join(wrong))
