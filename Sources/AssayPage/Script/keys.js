// The keyboard, the list of keys, and what is printed.

const isTroubled = (row) => row.status === 'failed' || row.status === 'errored';

const keys = [
  {
    names: ['j', 'ArrowDown'], shown: ['j', '↓'], does: 'the next scenario',
    act: () => move(1),
  },
  { names: ['k', 'ArrowUp'], shown: ['k', '↑'], does: 'the one before', act: () => move(-1) },
  { names: ['n'], does: 'the next one in trouble', act: () => move(1, isTroubled) },
  { names: ['p'], does: 'the one in trouble before', act: () => move(-1, isTroubled) },
  { names: [], shown: ['Enter'], does: 'open or close' },
  { names: ['/'], does: 'find', act: () => controls.text.select() },
  { names: ['f'], does: 'only what failed or could not be judged', act: toggleTroubled },
  { names: ['c'], does: 'close all', act: closeAll },
  { names: ['Escape'], shown: ['Esc'], does: 'clear the filters', act: clear },
  { names: ['?'], does: 'these keys', act: showHelp },
];

addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || help().open) return;
  const isTyping = event.target.closest('input, select, textarea');
  if (isTyping) {
    if (event.key === 'Escape') leaveField(event);
    return;
  }
  // A text that scrolls keeps its arrows.
  if (event.key.startsWith('Arrow') && !event.target.closest('.scenario > summary')) return;
  const key = keys.find((key) => key.names.includes(event.key));
  if (!key) return;
  event.preventDefault();
  key.act();
});

function leaveField(event) {
  event.preventDefault();
  if (event.target === controls.text && wanted.text) change({ text: '' });
  else event.target.blur();
}

function toggleTroubled() {
  const troubled = ['failed', 'errored', 'broken'];
  const isOn = wanted.status.size === troubled.length
    && troubled.every((status) => wanted.status.has(status));
  change({ status: new Set(isOn ? [] : troubled) });
}

function closeAll() {
  for (const element of list.querySelectorAll('.scenario[open]')) element.open = false;
}

function help() { return document.getElementById('help'); }

function showHelp() { help().showModal(); }

function drawHelp() {
  document.querySelector('.brand').append(make(
    'button', { type: 'button', class: 'quiet', click: showHelp }, 'Keys ',
    make('kbd', {}, '?')));
  help().append(
    make('h2', { id: 'help-title' }, 'Keys'),
    make('dl', {}, keys.map((key) => make(
      'div', {}, make('dt', {}, (key.shown || key.names).map((name) => make('kbd', {}, name))),
      make('dd', {}, key.does)))),
    make('form', { method: 'dialog' }, make('button', {}, 'Close')));
}

// On paper nobody can open a scenario.
let openedForPrint = [];
addEventListener('beforeprint', () => {
  while (drawn < items.length) drawItem();
  openedForPrint = [...list.querySelectorAll('.scenario:is(.failed, .errored):not([open])')]
    .slice(0, 100);
  for (const element of openedForPrint) {
    const body = element.querySelector('.detail');
    if (!body.hasChildNodes()) drawDetail(rowsByIndex.get(indexOf(element)), body);
    element.open = true;
  }
});
addEventListener('afterprint', () => {
  for (const element of openedForPrint) element.open = false;
});
