// What is looked for: the controls, the part of the address behind `#`, and which rows match.

const statuses = ['failed', 'errored', 'broken', 'flaky', 'passed', 'skipped'];
const wanted = { status: new Set(), tag: '', clause: '', text: '', order: 'file' };
// The scenario that the address points at.
let pointed = null;

const controls = {};

function drawFilters() {
  const choices = (values, all) => [
    make('option', { value: '' }, all),
    ...values.map((value) => make('option', { value }, value)),
  ];
  const tags = [...new Set(rows.flatMap((row) => row.tags || []))].sort();
  const clauses = (run.clauses || []).map((clause) => clause.id);
  const others = new Set(rows.flatMap((row) => row.clauses || []));
  for (const clause of clauses) others.delete(clause);
  controls.text = make('input', {
    type: 'search', placeholder: 'Find by name, message, file…  /', autocomplete: 'off',
    spellcheck: 'false', 'aria-label': 'Find by name, message, tag, clause or file',
  });
  controls.tag = make('select', { 'aria-label': 'Tag' }, choices(tags, 'Any tag'));
  controls.clause = make(
    'select', { 'aria-label': 'Clause' },
    choices([...clauses, ...[...others].sort()], 'Any clause'));
  controls.order = make(
    'select', { 'aria-label': 'Order' }, make('option', { value: 'file' }, 'By file'),
    make('option', { value: 'slowest' }, 'Slowest first'));
  controls.clear = make('button', { type: 'button', class: 'quiet', click: clear }, 'Clear');
  controls.sum = make('output', { class: 'sum' });
  controls.tag.hidden = tags.length === 0;
  controls.clause.hidden = clauses.length + others.size === 0;
  let timer;
  controls.text.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => change({ text: controls.text.value }), 80);
  });
  for (const name of ['tag', 'clause', 'order']) {
    controls[name].addEventListener('change', () => change({ [name]: controls[name].value }));
  }
  const form = document.getElementById('filters');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    change({ text: controls.text.value });
    move(1, () => true, null);
  });
  form.append(
    controls.text, controls.tag, controls.clause, controls.order, controls.clear,
    controls.sum);
  addEventListener('hashchange', readHash);
}

function toggleStatus(status) {
  const next = new Set(wanted.status);
  if (!next.delete(status)) next.add(status);
  change({ status: next });
}

function nothing() { return { status: new Set(), tag: '', clause: '', text: '' }; }

function clear() { change(nothing()); }

function isFiltered() {
  return wanted.status.size > 0 || wanted.tag || wanted.clause || wanted.text.trim();
}

function change(changes) {
  Object.assign(wanted, changes);
  pointed = null;
  writeHash();
  showWanted();
  drawList();
}

function showWanted() {
  for (const name of ['text', 'tag', 'clause', 'order']) {
    if (controls[name].value !== wanted[name]) controls[name].value = wanted[name];
  }
  controls.clear.hidden = !isFiltered();
  for (const button of document.querySelectorAll('button[data-status]')) {
    button.setAttribute('aria-pressed', wanted.status.has(button.dataset.status));
  }
  showClause();
}

function writeHash() {
  const parts = new URLSearchParams();
  if (wanted.status.size) parts.set('status', [...wanted.status].join(','));
  for (const name of ['tag', 'clause', 'text']) if (wanted[name]) parts.set(name, wanted[name]);
  if (wanted.order !== 'file') parts.set('order', wanted.order);
  const row = pointed === null ? null : rowsByIndex.get(pointed);
  const isAlone = row && parts.size === 0;
  if (row) parts.set('scenario', lastingName(row));
  const hash = isAlone ? hashOf(row) : `#${parts}`;
  if (hash === (location.hash || '#')) return;
  try {
    history.replaceState(null, '', hash);
  } catch {
    location.replace(hash);
  }
}

function readHash() {
  const address = location.hash.slice(1);
  const named = rowAt(decoded(address));
  const parts = new URLSearchParams(named ? '' : address);
  const known = (name) =>
    [...controls[name].options].some((option) => option.value === parts.get(name));
  wanted.status = new Set(
    (parts.get('status') || '').split(',').filter((status) => statuses.includes(status)));
  wanted.tag = known('tag') ? parts.get('tag') : '';
  wanted.clause = known('clause') ? parts.get('clause') : '';
  wanted.text = parts.get('text') || '';
  wanted.order = parts.get('order') === 'slowest' ? 'slowest' : 'file';
  const row = named || rowNamed(parts.get('scenario') || '');
  pointed = row ? row.index : null;
  // Whoever follows an address to a scenario is to see it.
  if (row && !isWanted(row)) Object.assign(wanted, nothing());
  showWanted();
  drawList();
  if (row) openScenario(row.index);
}

function isWanted(row) {
  const { status, tag, clause } = wanted;
  return (status.size === 0 || status.has(row.status) || (row.flaky && status.has('flaky')))
    && (!tag || (row.tags || []).includes(tag))
    && (!clause || (row.clauses || []).includes(clause))
    && holdsWanted(searched(row));
}

function isWantedFile(file) {
  if (!file.diagnostics) return false;
  const { status, tag, clause } = wanted;
  if (tag || clause || status.size > 0 && !status.has('broken')) return false;
  const texts = [file.name, file.path, ...file.diagnostics.map((it) => it.message)];
  return holdsWanted(texts.join('\n').toLowerCase());
}

function holdsWanted(text) {
  return wanted.text.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

// Made when it is first needed, for most readers never search.
function searched(row) {
  if (!wanted.text) return '';
  const file = run.files[row.file];
  row.searched ??= [
    row.name, row.description, ...(row.messages || []), ...(row.tags || []),
    ...(row.clauses || []), file.name, file.path,
  ].join('\n').toLowerCase();
  return row.searched;
}
