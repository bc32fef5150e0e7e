// A scenario that is opened: what it is about, its tries, its steps.

function drawDetail(row, body) {
  const source = document.getElementById(`detail-${row.index}`);
  // While the page still comes in, a block is whole only when something follows it.
  if (document.readyState === 'loading' && !source?.nextSibling) {
    body.replaceChildren(note('Loading…'));
    document.addEventListener('DOMContentLoaded', () => drawDetail(row, body), { once: true });
    return;
  }
  if (!source) {
    body.replaceChildren(
      about(row),
      note('Left out to keep the page small: run this scenario alone to see its steps.'));
    return;
  }
  const detail = JSON.parse(source.textContent);
  body.replaceChildren(about(row), ...tries(detail), ...attemptElements(detail));
}

function note(text) { return make('p', { class: 'note' }, text); }

function about(row) {
  const file = run.files[row.file];
  const chip = (kind, value) => make(
    'button',
    {
      type: 'button', class: 'chip', title: `Show only this ${kind}`,
      click: () => change({ [kind]: value }),
    },
    value);
  const address = () => location.href.split('#')[0] + hashOf(row);
  return make(
    'div', { class: 'about' },
    row.description && make('p', { class: 'description', dir: 'auto' }, row.description),
    make(
      'div', { class: 'chips' },
      (row.clauses || []).map((clause) => chip('clause', clause)),
      (row.tags || []).map((tag) => chip('tag', tag)),
      copyButton('Copy link', address)));
}

function tries(detail) {
  if (detail.tries.length === 0) return [];
  const skipped = detail.moreTries || 0;
  return [make(
    'div', { class: 'tries' },
    detail.tries.map((attempt, number) => lazy(
      'try', [
        icon(attempt.status), make('h4', {}, `Try ${number + 1 + skipped}`),
        make('span', { class: 'aside', dir: 'auto' }, firstMessage(attempt)),
        make('span', { class: 'time' }, time(attempt.time)),
      ],
      () => attemptElements(attempt))))];
}

function firstMessage(attempt) {
  const verdicts = [attempt, ...attempt.steps];
  return verdicts.map((it) => it.message || it.mismatches?.[0].message).find(Boolean) || '';
}

function attemptElements(attempt) {
  const isAlone = attempt.steps.length === 1;
  return [
    verdictElement(attempt),
    make('ol', { class: 'steps' }, attempt.steps.map((step) => make(
      'li', {}, stepElement(step, isAlone)))),
    attempt.moreSteps && note(`${counted(attempt.moreSteps, 'more step')}`),
  ].filter(Boolean);
}

// An element whose content is made when it is first opened.
function lazy(name, summary, content, isOpen = false) {
  const element = make('details', { class: name, open: isOpen }, make('summary', {}, summary));
  const fill = () => {
    if (element.childElementCount === 1) element.append(...[content()].flat());
  };
  if (isOpen) fill();
  else element.addEventListener('toggle', fill, { once: true });
  return element;
}

function stepElement(step, isAlone) {
  const isTroubled = step.status === 'failed' || step.status === 'errored';
  return lazy(
    `step ${step.status}`,
    [
      icon(step.status), make('h4', { dir: 'auto' }, step.name),
      make('span', { class: 'aside' }, stepSummary(step)),
    ],
    () => [verdictElement(step), exchangesElement(step)].filter(Boolean),
    isAlone || isTroubled);
}

function stepSummary(step) {
  const [only] = step.exchanges;
  if (step.answers) {
    const answers = step.answers
      .map(([status, count]) => `${count} × ${status || 'no answer'}`).join(', ');
    return step.concurrent ? `at once: ${answers}` : answers;
  }
  if (!only) return '';
  const answer = `${only.status ?? 'no answer'}, ${time(only.total)}`;
  return `${only.method} ${shortened(only.url)} → ${answer}`;
}

// Without what all requests have in common.
function shortened(url) {
  const path = url.startsWith(run.baseURL) ? url.slice(run.baseURL.length) : url;
  return path.startsWith('/') || path !== url && path !== '' ? path : url;
}

function verdictElement(verdict) {
  if (verdict.status === 'failed' && verdict.mismatches) {
    return make(
      'div', { class: 'verdict' }, verdict.mismatches.map(mismatchElement),
      verdict.moreMismatches
        && note(`and ${counted(verdict.moreMismatches, 'more mismatch', 'more mismatches')}`));
  }
  if (!verdict.message) return null;
  return make(
    'div', { class: `verdict mismatch ${verdict.status}` },
    make('p', { class: 'message', dir: 'auto' }, verdict.message),
    verdict.code && make('p', { class: 'where' }, make('code', {}, verdict.code)),
    verdict.place && placeElement(verdict.place));
}
