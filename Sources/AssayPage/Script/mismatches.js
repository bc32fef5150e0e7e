// What was wrong, with its place in the file, and expected beside actual.

function mismatchElement(mismatch) {
  return make(
    'div', { class: 'mismatch' },
    make('p', { class: 'message', dir: 'auto' },
      mismatch.exchange && `exchange ${mismatch.exchange}: `, mismatch.message),
    placeElement(mismatch.place),
    mismatch.difference && differenceElement(mismatch));
}

function placeElement(place) {
  return make(
    'div', { class: 'place' },
    make('code', { class: 'at' }, place.at),
    place.text && make(
      'pre', {}, make('span', { class: 'number', 'aria-hidden': 'true' }, `${place.line}`),
      make('code', {}, place.text[0], make('mark', {}, place.text[1] || ' '), place.text[2])));
}

function differenceElement({ subject, difference }) {
  if (isShort(difference)) return pairElement(difference[0]);
  return make(
    'table', { class: 'difference' },
    make('caption', {}, subject),
    make('thead', {}, make('tr', {},
      make('th', { scope: 'col' }, 'expected'), make('th', { scope: 'col' }, 'actual'))),
    make('tbody', {}, difference.map(differenceRow)));
}

function isShort([[kind, one, other], ...rest]) {
  return kind === 'change' && one && other && rest.length === 0
    && one.join('').length + other.join('').length < 72;
}

function pairElement([, expected, actual]) {
  return make(
    'dl', { class: 'pair' },
    make('div', {}, make('dt', {}, 'expected'),
      make('dd', { class: 'expected' }, make('code', {}, differing(expected, 'del')))),
    make('div', {}, make('dt', {}, 'actual'),
      make('dd', { class: 'actual' }, make('code', {}, differing(actual, 'ins')))));
}

// Parts that are by turns the same and different.
function differing(parts, tag) {
  return parts.map((part, number) => number % 2 === 0 ? part : make(tag, {}, part));
}

function differenceRow([kind, one, other]) {
  if (kind === 'gap') {
    return make('tr', { class: 'gap' }, make('td', { colspan: 2 }, one));
  }
  if (kind === 'same') {
    return make('tr', { class: 'same' }, make('td', {}, one), make('td', {}, one));
  }
  return make(
    'tr', { class: 'change' },
    cell(one, 'expected', 'del'), cell(other, 'actual', 'ins'));
}

function cell(parts, name, tag) {
  if (!parts) return make('td', { class: 'none' });
  return make('td', { class: name }, differing(parts, tag));
}

function diagnosticElement(diagnostic) {
  return make(
    'div', { class: `diagnostic ${diagnostic.severity}` },
    make('p', { class: 'message' },
      make('strong', {}, `${diagnostic.severity}: `), diagnostic.message, ' ',
      make('code', { class: 'code' }, diagnostic.code)),
    diagnostic.place && placeElement(diagnostic.place),
    (diagnostic.notes || []).map((it) => make(
      'div', { class: 'remark' },
      make('p', {}, make('strong', {}, 'note: '), it.message),
      it.place && placeElement(it.place))));
}
