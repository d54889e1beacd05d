// One figure, day by day, drawn as SVG: an area with a line, weekends shaded, a day under the
// pointer or the arrow keys.

import { element, shape } from './element.js';
import { day, number, word } from './words.js';

const height = 260;
const margin = { top: 14, right: 12, bottom: 28, left: 46 };
const pixelsPerLabel = 78;
const halfLabel = 30;

/** Draws into a place: series is [{date, value}], value null where there is none. */
export function draw(place, series, title) {
  const width = Math.max(place.clientWidth, 280);
  const top = ceiling(Math.max(1, ...series.map(point => point.value ?? 0)));
  const inner = width - margin.left - margin.right;
  const step = series.length > 1 ? inner / (series.length - 1) : 0;
  const x = index => margin.left + (series.length > 1 ? index * step : inner / 2);
  const y = value => height - margin.bottom - (value / top) * (height - margin.top - margin.bottom);

  const readout = element('div', { class: 'readout', hidden: true });
  const said = element('p', { class: 'unseen', 'aria-live': 'polite' });
  const cursor = shape('g', { class: 'cursor', visibility: 'hidden' },
    shape('line', { y1: margin.top, y2: height - margin.bottom }), shape('circle', { r: 4.5 }));
  const drawing = shape('svg', {
    viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', tabindex: 0,
    'aria-label': `${title}. ${word('chartHelp')}`,
  }, weekends(series, x, step), grid(top, y, width), dates(series, x, inner),
  area(series, x, y), line(series, x, y), dots(series, x, y), cursor);

  let at = -1;
  const show = index => {
    at = Math.min(Math.max(index, 0), series.length - 1);
    const point = series[at];
    const value = point.value === null ? word('departmentAbsent') : number(point.value);
    cursor.setAttribute('visibility', 'visible');
    cursor.firstChild.setAttribute('x1', x(at));
    cursor.firstChild.setAttribute('x2', x(at));
    cursor.lastChild.setAttribute('cx', x(at));
    cursor.lastChild.setAttribute('cy', y(point.value ?? 0));
    readout.hidden = false;
    readout.replaceChildren(element('strong', {}, value), element('span', {}, day(point.date)));
    const half = readout.offsetWidth / 2;
    readout.style.left = `${Math.min(Math.max(x(at), half), width - half)}px`;
    return `${day(point.date)}: ${value}`;
  };
  const hide = () => {
    at = -1;
    readout.hidden = true;
    cursor.setAttribute('visibility', 'hidden');
  };
  const nearest = event => {
    const left = drawing.getBoundingClientRect().left;
    return step === 0 ? 0 : Math.round((event.clientX - left - margin.left) / step);
  };
  drawing.addEventListener('pointermove', event => show(nearest(event)));
  drawing.addEventListener('pointerdown', event => show(nearest(event)));
  drawing.addEventListener('pointerleave', hide);
  drawing.addEventListener('blur', hide);
  drawing.addEventListener('keydown', event => {
    const move = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: series.length - 1 }[event.key];
    if (move !== undefined) {
      event.preventDefault();
      said.textContent = show(move);
    } else if (event.key === 'Escape') {
      hide();
    }
  });
  place.replaceChildren(drawing, readout, said);
}

/** The next round number that leaves a little air. */
function ceiling(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  const round = [1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10].find(factor => factor * power >= value) * power;
  return Math.max(round, 4);
}

function grid(top, y, width) {
  const group = shape('g', { class: 'grid' });
  for (let part = 0; part <= 4; part++) {
    const value = (top / 4) * part;
    if (Number.isInteger(value)) {
      group.append(
        shape('line', { x1: margin.left, x2: width - margin.right, y1: y(value), y2: y(value) }),
        shape('text', { x: margin.left - 8, y: y(value) + 4, 'text-anchor': 'end' }, number(value)));
    }
  }
  return group;
}

function dates(series, x, inner) {
  const group = shape('g', { class: 'dates' });
  const every = Math.max(1, Math.ceil(series.length / Math.max(2, Math.floor(inner / pixelsPerLabel))));
  series.forEach((point, index) => {
    if (index % every === 0) {
      const left = Math.min(x(index), margin.left + inner + margin.right - halfLabel);
      const at = { x: left, y: height - 8, 'text-anchor': 'middle' };
      group.append(shape('text', at, day(point.date, true)));
    }
  });
  return group;
}

function weekends(series, x, step) {
  const group = shape('g', { class: 'weekends' });
  if (step >= 4) {
    series.forEach((point, index) => {
      const weekday = new Date(`${point.date}T00:00:00Z`).getUTCDay();
      if (weekday === 0 || weekday === 6) {
        const left = Math.max(x(index) - step / 2, margin.left);
        const right = Math.min(x(index) + step / 2, x(series.length - 1));
        group.append(shape('rect', {
          x: left, width: Math.max(right - left, 0), y: margin.top,
          height: height - margin.top - margin.bottom,
        }));
      }
    });
  }
  return group;
}

/** The stretches without a gap, each a list of [x, y]. */
function stretches(series, x, y) {
  const found = [[]];
  series.forEach((point, index) => {
    if (point.value === null) {
      found.push([]);
    } else {
      found.at(-1).push([x(index), y(point.value)]);
    }
  });
  return found.filter(stretch => stretch.length > 0);
}

function path(points) {
  return `M${points.map(([px, py]) => `${px.toFixed(1)},${py.toFixed(1)}`).join('L')}`;
}

function line(series, x, y) {
  return shape('path', { class: 'line', d: stretches(series, x, y).map(path).join('') });
}

function area(series, x, y) {
  const closed = stretches(series, x, y)
    .map(points => `${path(points)}L${points.at(-1)[0]},${y(0)}L${points[0][0]},${y(0)}Z`);
  return shape('path', { class: 'area', d: closed.join('') });
}

/** A day that stands alone has no line to be seen by. */
function dots(series, x, y) {
  const group = shape('g', { class: 'dots' });
  for (const points of stretches(series, x, y)) {
    if (points.length === 1) {
      group.append(shape('circle', { cx: points[0][0], cy: points[0][1], r: 4 }));
    }
  }
  return group;
}
