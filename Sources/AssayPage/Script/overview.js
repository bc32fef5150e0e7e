// What is above and beside the list: the counts, the clauses of the contract, the latency.

function drawOverview() {
  const counts = document.getElementById('counts');
  const shown = statuses.filter((status) => run.counts[status] > 0);
  const bar = make('div', { class: 'proportions', 'aria-hidden': 'true' });
  for (const status of shown.filter((status) => !['flaky', 'broken'].includes(status))) {
    const part = make('span', { class: status });
    part.style.flexGrow = run.counts[status];
    bar.append(part);
  }
  counts.append(bar, ...shown.map((status) => make(
    'button',
    {
      type: 'button', class: `count ${status}`, 'data-status': status, 'aria-pressed': 'false',
      click: () => toggleStatus(status),
    },
    icon(status, false), make('strong', {}, String(run.counts[status])), ` ${words[status]}`)));
  const overview = document.getElementById('overview');
  if (run.latency) overview.append(latencyElement());
  if (run.clauses) overview.append(clausesElement());
  if (matchMedia('(max-width: 68rem)').matches) {
    for (const part of overview.querySelectorAll('details')) part.open = false;
  }
}

function clausesElement() {
  const groups = new Map();
  for (const clause of run.clauses) {
    const dot = clause.id.indexOf('.');
    const name = dot > 0 ? clause.id.slice(0, dot) : '';
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push({ ...clause, label: dot > 0 ? clause.id.slice(dot + 1) : clause.id });
  }
  const states = ['held', 'broken', 'untested']
    .map((state) => [run.clauses.filter((clause) => clause.state === state).length, state])
    .filter(([count]) => count > 0)
    .map(([count, state]) => `${count} ${state}`);
  return make(
    'details', { class: 'clauses', open: true },
    make('summary', {},
      make('h2', {}, 'Clauses'), make('span', { class: 'aside' }, states.join(', '))),
    make('p', { id: 'clause-text', class: 'clause-text', 'aria-live': 'polite' }),
    [...groups].sort(brokenFirst).map(([name, clauses]) => make(
      'div', { class: 'group', role: 'group', 'aria-label': name || 'clauses' },
      make('h3', {}, name), make('div', { class: 'cells' }, clauses.map(clauseButton)))));
}

function brokenFirst([, one], [, other]) {
  const isBroken = (clauses) => clauses.some((clause) => clause.state === 'broken');
  return isBroken(other) - isBroken(one);
}

function clauseButton(clause) {
  const mark = clause.state === 'broken' ? 'failed' : clause.state;
  return make(
    'button',
    {
      type: 'button', class: `clause ${clause.state}`, 'data-clause': clause.id,
      'aria-pressed': 'false', title: `${clause.state}: ${clause.text}`,
      click: () => change({ clause: wanted.clause === clause.id ? '' : clause.id }),
    },
    icon(mark, false), clause.label,
    make('span', { class: 'unseen' }, `, ${clause.state}`));
}

function showClause() {
  for (const button of document.querySelectorAll('button[data-clause]')) {
    button.setAttribute('aria-pressed', button.dataset.clause === wanted.clause);
  }
  const text = document.getElementById('clause-text');
  const clause = (run.clauses || []).find((clause) => clause.id === wanted.clause);
  if (text) text.textContent = clause ? `${clause.text} (${clause.state})` : '';
}

function latencyElement() {
  const { count, fastest, slowest, percentiles, bars } = run.latency;
  const most = Math.max(...bars.map(([, , count]) => count));
  const width = 240;
  const height = 72;
  const step = width / bars.length;
  const svg = draw(
    'svg', {
      class: 'histogram', viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: 'none',
      role: 'img', 'aria-label': 'How many answers took how long, on a logarithmic scale',
    });
  bars.forEach(([from, to, count], number) => {
    if (count === 0) return;
    const tall = Math.max(1.5, height * count / most);
    const gap = Math.min(1, step / 4);
    const bar = draw('rect', {
      x: number * step + gap / 2, y: height - tall, width: step - gap, height: tall,
    });
    const title = draw('title', {});
    title.textContent = `${counted(count, 'answer')} in ${time(from)} to ${time(to)}`;
    bar.append(title);
    svg.append(bar);
  });
  for (const [name, value] of percentiles) {
    const number = bars.findIndex(([from, to]) => value < to);
    const place = ((number < 0 ? bars.length - 1 : number) + 0.5) * step;
    svg.append(draw('line', { x1: place, x2: place, y1: 0, y2: height, class: name }));
  }
  return make(
    'details', { class: 'latency', open: true },
    make('summary', {}, make('h2', {}, 'Latency'),
      make('span', { class: 'aside' }, `${counted(count, 'answer')}`)),
    svg,
    make('div', { class: 'scale' },
      make('span', {}, time(fastest)), make('span', {}, time(slowest))),
    make('dl', { class: 'percentiles' }, percentiles.map(([name, value]) => make(
      'div', { class: name }, make('dt', {}, name), make('dd', {}, time(value))))));
}
