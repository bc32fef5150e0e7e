// What was sent and what came, with the time that each phase took.

function exchangesElement(step) {
  const left = step.requests - step.exchanges.length;
  const decisive = new Set((step.mismatches || []).map((mismatch) => mismatch.exchange));
  const isTroubled = step.status === 'failed' || step.status === 'errored';
  const isDecisive = (exchange, number) => decisive.has(exchange.number)
    || isTroubled && decisive.size === 0 && number === step.exchanges.length - 1;
  return make(
    'div', { class: 'exchanges' },
    step.requests === 1 && step.exchanges.length === 1
      ? exchangeElements(step.exchanges[0], step.message)
      : step.exchanges.map((exchange, number) => lazy(
        'exchange', exchangeSummary(exchange), () => exchangeElements(exchange),
        isTroubled && isDecisive(exchange, number) && number < 3)),
    left > 0 && note(`${counted(left, 'more exchange')} left out`));
}

function exchangeSummary(exchange) {
  return [
    make('h5', {}, `${exchange.number}`),
    make('code', {}, `${exchange.method} ${shortened(exchange.url)}`),
    make('span', { class: 'aside' },
      `→ ${exchange.status ?? 'no answer'}, ${time(exchange.total)}`),
  ];
}

// `said` stands above already.
function exchangeElements(exchange, said) {
  const failure = exchange.failure && !(said && exchange.failure.includes(said))
    && make('p', { class: 'failure', dir: 'auto' }, exchange.failure);
  if (!exchange.request) {
    return [
      failure,
      note('What was sent and what came is left out here: this scenario exchanged too much.'),
    ].filter(Boolean);
  }
  return [
    failure,
    timingElement(exchange),
    make(
      'div', { class: 'messages' },
      messageElement('Request', exchange.request, `${exchange.method} ${exchange.url}`),
      exchange.response ? messageElement('Response', exchange.response) : make(
        'section', { class: 'message-part' }, make('h5', {}, 'Response'), note('No answer.'))),
    curlElement(exchange.curl),
  ].filter(Boolean);
}

function timingElement({ phases = [], total, connection }) {
  const bar = make('div', { class: 'timing', 'aria-hidden': 'true' });
  for (const [name, duration] of phases) {
    const part = make('span', { class: word(name), title: `${name}: ${time(duration)}` });
    part.style.flexGrow = duration;
    bar.append(part);
  }
  const legend = phases.map(([name, duration]) => make(
    'div', { class: word(name) }, make('dt', {}, name), make('dd', {}, time(duration))));
  const via = connection && [
    connection.reused ? 'reused connection' : 'new connection',
    connection.address && `to ${connection.address}`,
  ].filter(Boolean).join(' ');
  return make(
    'div', { class: 'timings' }, phases.length > 0 && bar,
    make('dl', {}, legend, make('div', { class: 'total' },
      make('dt', {}, 'total'), make('dd', {}, time(total)))),
    via && make('p', { class: 'connection' }, via));
}

function word(name) { return name.replaceAll(' ', '-'); }

function messageElement(title, { head, content, trailers }, line) {
  return make(
    'section', { class: 'message-part' },
    make('h5', {}, title,
      content && make('span', { class: 'aside' },
        content.bytes ? size(content.bytes) : 'no content')),
    head ? codeElement(headNodes(head), `${title} head`, 'head')
      : line && codeElement([line], `${title} line, not sent`, 'head'),
    content && content.text && codeElement(
      content.json ? jsonNodes(content.text) : [content.text], `${title} content`, 'content'),
    content && !content.text && content.bytes > 0
      && note(`${size(content.bytes)} that are no text`),
    trailers && [make('h6', {}, 'Trailers'),
      codeElement(headNodes(trailers, 0), `${title} trailers`, 'head')]);
}

function codeElement(nodes, label, name) {
  return make(
    'pre', { class: name, tabindex: '0', role: 'region', 'aria-label': label },
    make('code', {}, nodes));
}

// The field names are set apart from their values.
function headNodes(head, firstField = 1) {
  return head.split('\n').flatMap((line, number) => {
    const end = number > 0 ? '\n' : '';
    const colon = line.indexOf(':');
    if (number < firstField) return [end, make('span', { class: 'first' }, line)];
    if (colon < 1) return [end + line];
    return [end, make('span', { class: 'name' }, line.slice(0, colon)), line.slice(colon)];
  });
}

// Only colours: the text was laid out before, with its numbers as they came.
function jsonNodes(text) {
  const token = /("(?:[^"\\\n]|\\.)*")(\s*:)?|-?\b\d[\d.eE+-]*|\b(?:true|false|null)\b/g;
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(token)) {
    const word = match[1] ?? match[0];
    const kind = match[2] ? 'name' : match[1] ? 'string' : 'literal';
    nodes.push(text.slice(end, match.index), make('span', { class: kind }, word));
    end = match.index + word.length;
  }
  return [...nodes, text.slice(end)];
}

function curlElement([command, isWhole]) {
  return make(
    'section', { class: 'curl' },
    make('h5', {}, 'Again with curl', isWhole ? copyButton('Copy', () => command)
      : make('span', { class: 'aside' }, 'too long to be copied from here')),
    codeElement([command], 'curl command', 'command'));
}
