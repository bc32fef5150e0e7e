// The list of scenarios. It is drawn in small portions between which the browser stays free, and
// in blocks that are laid out only where they are seen.

const list = document.getElementById('list');
const blockSize = 50;
const elements = new Map();
// Indices of the scenarios that are shown, in order, and the place of each in it.
let order = [];
let places = new Map();
// Headings and rows still to be drawn, from `drawn` on.
let items = [];
let drawn = 0;
let drawing = 0;
let rowsElement;
let block;

function drawList() {
  items = wanted.order === 'slowest' ? itemsByTime() : itemsByFile();
  order = items.filter((item) => item.row).map((item) => item.row.index);
  places = new Map(order.map((index, place) => [index, place]));
  drawn = 0;
  block = null;
  clearTimeout(drawing);
  list.replaceChildren();
  const all = counted(rows.length, 'scenario');
  controls.sum.textContent = isFiltered() ? `${order.length} of ${all}` : all;
  if (items.length === 0) list.append(make('p', { class: 'nothing' }, 'Nothing matches.'));
  drawPortion();
}

function itemsByTime() {
  const shown = rows.filter(isWanted).sort((one, other) => other.time - one.time);
  return shown.map((row) => ({ row }));
}

// Files in trouble come first, and in each file the scenarios in trouble.
function itemsByFile() {
  const groups = run.files.map((file) => ({ file, rows: [], rank: file.diagnostics ? 1 : 3 }));
  for (const row of rows) if (isWanted(row)) groups[row.file].rows.push(row);
  const shown = groups.filter((group) => group.rows.length > 0 || isWantedFile(group.file));
  for (const group of shown) {
    group.rank = Math.min(group.rank, ...group.rows.map(rank));
    group.rows.sort((one, other) => rank(one) - rank(other));
  }
  shown.sort((one, other) => one.rank - other.rank);
  return shown.flatMap((group) => [group, ...group.rows.map((row) => ({ row }))]);
}

function rank(row) {
  if (row.change === 'new') return -1;
  return row.status === 'failed' ? 0 : row.status === 'errored' ? 1 : row.flaky ? 2 : 3;
}

function drawPortion() {
  const end = performance.now() + 12;
  while (drawn < items.length && performance.now() < end) drawItem();
  if (drawn < items.length) drawing = setTimeout(drawPortion);
}

function drawItem() {
  const item = items[drawn];
  drawn += 1;
  if (item.file) {
    list.append(fileElement(item));
    block = null;
    return;
  }
  if (!block || block.childElementCount >= blockSize) {
    block = make('div', { class: 'block' });
    list.append(block);
  }
  if (!elements.has(item.row.index)) elements.set(item.row.index, scenarioElement(item.row));
  block.append(elements.get(item.row.index));
}

function fileElement({ file, rows }) {
  const counts = statuses
    .map((status) => [rows.filter((row) => row.status === status).length, status])
    .filter(([count]) => count > 0)
    .map(([count, status]) => make('span', { class: status }, `${count} ${words[status]}`));
  const heading = make(
    'header', { class: 'file' },
    make('h2', { dir: 'auto' }, file.name || file.path), make('code', {}, file.path),
    make('span', { class: 'counts' }, file.diagnostics
      ? make('span', { class: 'broken' }, 'could not be loaded') : counts));
  if (!file.diagnostics) return heading;
  return make(
    'section', { class: 'broken' }, heading,
    make('div', { class: 'diagnostics' }, file.diagnostics.map(diagnosticElement),
      file.moreDiagnostics && note(`and ${file.moreDiagnostics} more`)));
}

function scenarioElement(row) {
  const marks = [...(row.change ? [row.change] : []), ...(row.tags || [])];
  const tags = marks.map((tag) => make('span', { class: 'tag' }, tag));
  const place = wanted.order === 'file' ? null : run.files[row.file].name;
  return make(
    'details', { class: `scenario ${row.status}`, id: `scenario-${row.index}` },
    make(
      'summary', {}, icon(row.flaky ? 'flaky' : row.status),
      make('span', { class: 'title' },
        make('h3', { dir: 'auto' }, row.name),
        row.messages && make('span', { class: 'message', dir: 'auto' },
          row.flaky ? `before: ${row.messages[0]}` : row.messages[0])),
      make('span', { class: 'tags' }, tags),
      make('span', { class: 'time' }, row.status === 'skipped' ? '' : time(row.time))),
    make('div', { class: 'detail' }));
}

// `toggle` does not bubble, but it can be seen on its way down.
list.addEventListener('toggle', (event) => {
  const element = event.target;
  if (!element.classList.contains('scenario')) return;
  const index = indexOf(element);
  const body = element.querySelector('.detail');
  if (element.open) {
    if (!body.hasChildNodes()) drawDetail(rowsByIndex.get(index), body);
    pointed = index;
  } else if (pointed === index) {
    pointed = null;
  }
  writeHash();
}, true);

function indexOf(element) { return Number(element.id.slice('scenario-'.length)); }

// The element of a scenario in the list, drawn now if it was not yet.
function elementOf(index) {
  if (!places.has(index)) return null;
  while (drawn < items.length && !elements.get(index)?.isConnected) drawItem();
  return elements.get(index);
}

function openScenario(index) {
  const element = elementOf(index);
  if (!element) return;
  element.open = true;
  focusOn(element, 'start');
  keepInSight(element.querySelector('summary'));
}

// What is still drawn and laid out above it pushes it away, so it is brought back until all is there
// and nothing has moved for some frames, or the reader does something.
function keepInSight(summary) {
  const reader = new AbortController();
  for (const name of ['wheel', 'pointerdown', 'keydown', 'touchstart', 'hashchange']) {
    addEventListener(name, () => reader.abort(), { passive: true, signal: reader.signal });
  }
  let calm = 0;
  let top = NaN;
  const bringBack = () => {
    if (reader.signal.aborted) return;
    summary.scrollIntoView({ block: 'start' });
    const next = summary.getBoundingClientRect().top;
    calm = Math.abs(next - top) < 1 ? calm + 1 : 0;
    top = next;
    const isThere = document.readyState === 'complete' && drawn === items.length;
    if (isThere && calm >= 10) reader.abort();
    else requestAnimationFrame(bringBack);
  };
  requestAnimationFrame(bringBack);
}

function focusOn(element, block = 'nearest') {
  const summary = element.querySelector('summary');
  summary.focus({ preventScroll: true });
  summary.scrollIntoView({ block });
}

// To the next scenario that fits, from the one that has the focus or had it last.
let last = null;
list.addEventListener('focusin', (event) => {
  const element = event.target.closest('.scenario');
  if (element) last = indexOf(element);
});

function move(step, fits = () => true, start = last) {
  const from = places.get(start) ?? (step > 0 ? -1 : order.length);
  for (let place = from + step; place >= 0 && place < order.length; place += step) {
    if (!fits(rowsByIndex.get(order[place]))) continue;
    focusOn(elementOf(order[place]));
    return;
  }
}
