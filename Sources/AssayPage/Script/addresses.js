// Addresses of scenarios: the part behind `#` that names one by its id or, without one, by its
// file's name and its own. Both fit the reports of later runs, which its number in a run does not.

function addressOf(row) { return row.id ?? addressByName(row); }

function addressByName(row) {
  const file = run.files[row.file];
  return `${file.name || file.path}: ${row.name}`;
}

// By address, made when one is first looked for.
let addressed;

// The scenario at an address; ids go before names. Where several have the same, as repetitions
// have, the first in trouble is meant.
function rowAt(address) {
  if (!addressed) {
    addressed = new Map();
    const put = (key, row) => {
      const other = addressed.get(key);
      if (!other || isTroubled(row) && !isTroubled(other)) addressed.set(key, row);
    };
    const withID = rows.filter((row) => row.id !== undefined);
    for (const row of rows) put(addressByName(row), row);
    for (const row of withID) addressed.delete(row.id);
    for (const row of withID) put(row.id, row);
  }
  return addressed.get(address);
}

// What `scenario=` says of it beside filters: its number only where nothing else tells it apart.
function lastingName(row) {
  const address = addressOf(row);
  return rowAt(address) === row ? address : String(row.index);
}

function rowNamed(name) {
  return rowAt(name) || (/^\d+$/.test(name) ? rowsByIndex.get(Number(name)) : undefined);
}

// The whole part behind `#` for a scenario alone.
function hashOf(row) {
  const name = lastingName(row);
  if (rowAt(name) !== row) return `#scenario=${name}`;
  return `#${encodeURIComponent(name).replaceAll('%3A', ':').replaceAll('%2F', '/')}`;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
