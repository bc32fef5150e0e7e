// Elements, icons, numbers and copying: what all parts use.

const run = JSON.parse(document.getElementById('run').textContent);
const rows = JSON.parse(document.getElementById('scenarios').textContent);
const rowsByIndex = new Map(rows.map((row) => [row.index, row]));

const words = {
  failed: 'failed', errored: 'not judged', broken: 'not loaded', flaky: 'flaky',
  passed: 'passed', skipped: 'skipped', held: 'held', untested: 'untested',
};

// Functions become listeners, everything else attributes; strings become text nodes.
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child || child === 0));
  return element;
}

function draw(tag, attributes, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const shapes = {
  passed: 'M3.5 8.5l3 3 6-7', held: 'M3.5 8.5l3 3 6-7', failed: 'M4 4l8 8M12 4l-8 8',
  errored: 'M8 3v6.5M8 12.4v.1', broken: 'M8 3v6.5M8 12.4v.1', skipped: 'M4 8h8',
  flaky: 'M2.5 9.5c2-4 3.5-4 5.5-1.5s3.5 2.5 5.5-1.5', untested: 'M7.9 8h.2',
};

// What it shows is said in words, too, for those who do not see it.
function icon(status, isSaid = true) {
  const shape = draw(
    'svg', { class: 'icon', viewBox: '0 0 16 16', 'aria-hidden': 'true' },
    draw('path', { d: shapes[status] || shapes.untested }));
  return make(
    'span', { class: `mark ${status}` }, shape,
    isSaid && make('span', { class: 'unseen' }, `${words[status] || status}: `));
}

function time(microseconds) {
  if (microseconds < 1000) return `${(microseconds / 1000).toFixed(2)} ms`;
  if (microseconds < 1e6) return `${(microseconds / 1000).toFixed(1)} ms`;
  return `${(microseconds / 1e6).toFixed(2)} s`;
}

function size(bytes) {
  if (bytes < 1000) return counted(bytes, 'byte');
  if (bytes < 1e6) return `${(bytes / 1000).toFixed(1)} kB`;
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function counted(count, singular, plural = `${singular}s`) {
  return `${count} ${count === 1 ? singular : plural}`;
}

function say(text) { document.getElementById('announcement').textContent = text; }

function copyButton(label, text) {
  const button = make('button', { type: 'button', class: 'quiet' }, label);
  button.addEventListener('click', async () => {
    const isCopied = await copy(text());
    button.textContent = isCopied ? 'Copied' : 'Not copied';
    say(button.textContent);
    setTimeout(() => { button.textContent = label; }, 1500);
  });
  return button;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // The older way, for browsers that keep the clipboard from files.
    const field = make('textarea', { class: 'unseen', readonly: true });
    field.value = text;
    document.body.append(field);
    const focused = document.activeElement;
    field.select();
    const isCopied = document.execCommand('copy');
    field.remove();
    focused?.focus();
    return isCopied;
  }
}
