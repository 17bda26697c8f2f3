// The map: countries are areas, never pins; a point is a place whose coordinates the gazetteer knows.
import { geoEqualEarth, geoGraticule10, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';

const NS = 'http://www.w3.org/2000/svg';
const WIDTH = 960;
const HEIGHT = 470;

function make(name, attributes, parent) {
  const element = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  parent?.append(element);
  return element;
}

const step = (n, most) => (n ? Math.min(5, 1 + Math.floor((4.999 * Math.log1p(n)) / Math.log1p(most))) : 0);

export async function drawMap(holder, chart) {
  const { countries, points } = JSON.parse(holder.querySelector('script[type="application/json"]').textContent);
  let world;
  try {
    const answer = await fetch('/static/basemap.json');
    if (!answer.ok) throw new Error(String(answer.status));
    world = await answer.json();
  } catch {
    holder.querySelector('[data-map-wait]').textContent = 'The base map could not be loaded; the table below has everything.';
    return;
  }
  const name = Object.keys(world.objects).includes('countries') ? 'countries' : Object.keys(world.objects)[0];
  const shapes = feature(world, world.objects[name]).features;
  const svg = make('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'group', 'aria-label': holder.dataset.map });
  const projection = geoEqualEarth().fitExtent([[6, 6], [WIDTH - 6, HEIGHT - 6]], { type: 'Sphere' });
  const path = geoPath(projection).digits(1);
  const most = Math.max(1, ...Object.values(countries).map((c) => c.n));
  const moving = make('g', {}, svg);
  make('path', { d: path({ type: 'Sphere' }), class: 'c-sea' }, moving);
  make('path', { d: path(geoGraticule10()), class: 'c-grid', fill: 'none', 'vector-effect': 'non-scaling-stroke' }, moving);
  const where = []; // the corners of what is counted, to begin there where it is but a part of the world
  for (const shape of shapes) {
    const code = shape.properties.a3 ?? shape.id;
    const found = countries[code];
    const area = { d: path(shape) ?? '', class: found ? `c-land c-m${step(found.n, most)}` : 'c-land' };
    if (!found) { make('path', area, moving); continue; }
    const link = make('a', { href: found.href, tabindex: '0', 'aria-label': found.tip, 'data-tip': found.tip }, moving);
    make('path', area, link);
    where.push(...path.bounds(shape));
  }
  const largest = Math.max(1, ...points.map((p) => p.n));
  for (const point of points) {
    const [x, y] = projection([point.lon, point.lat]) ?? [];
    if (x === undefined) continue;
    where.push([x, y]);
    const link = make('a', { href: point.href, tabindex: '0', 'aria-label': point.tip, 'data-tip': point.tip }, moving);
    make('circle', { cx: x.toFixed(1), cy: y.toFixed(1), r: (2.5 + 9 * Math.sqrt(point.n / largest)).toFixed(1), class: 'c-point' }, link);
  }
  holder.querySelector('[data-map-wait]')?.remove();
  holder.append(svg);
  chart.querySelector('[data-map-legend]')?.replaceChildren(...legend(most, largest, points.length));
  zoomable(svg, moving, chart, nearest(where));
}

const MOST_NEAR = 5;

function nearest(corners) {
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const k = Math.min(MOST_NEAR, (0.8 * WIDTH) / (right - left), (0.8 * HEIGHT) / (bottom - top));
  if (!(k > 1.6)) return { x: 0, y: 0, k: 1 };
  return { x: WIDTH / 2 - (k * (left + right)) / 2, y: HEIGHT / 2 - (k * (top + bottom)) / 2, k };
}

// what each shade stands for, and the largest point
function legend(most, largest, points) {
  const entries = [1, 2, 3, 4, 5].flatMap((shade) => {
    const counts = Array.from({ length: Math.min(most, 100000) }, (_, n) => n + 1).filter((n) => step(n, most) === shade);
    if (!counts.length) return [];
    const [low, high] = [counts[0], shade === 5 ? most : counts.at(-1)];
    return [entry(`c-m${shade}`, low === high ? number(low) : `${number(low)}–${number(high)}`)];
  });
  if (points) entries.push(entry('c-point round', `a place; the largest ${number(largest)}`));
  return entries;
}

const number = (n) => n.toLocaleString('en').replaceAll(',', '\u2009');

function entry(kind, words) {
  const shown = document.createElement('span');
  const key = Object.assign(document.createElement('span'), { className: `swatch ${kind}` });
  key.setAttribute('aria-hidden', 'true');
  shown.append(key, words);
  return shown;
}

function zoomable(svg, moving, chart, first) {
  let view = first;
  const show = () => {
    view.x = Math.min(0, Math.max(WIDTH * (1 - view.k), view.x));
    view.y = Math.min(0, Math.max(HEIGHT * (1 - view.k), view.y));
    moving.setAttribute('transform', `translate(${view.x} ${view.y}) scale(${view.k})`);
    for (const circle of moving.querySelectorAll('circle')) {
      circle.dataset.r ??= circle.getAttribute('r');
      circle.setAttribute('r', circle.dataset.r / Math.sqrt(view.k));
    }
  };
  const zoom = (factor, x = WIDTH / 2, y = HEIGHT / 2) => {
    const k = Math.min(16, Math.max(1, view.k * factor));
    view = { x: x - ((x - view.x) * k) / view.k, y: y - ((y - view.y) * k) / view.k, k };
    show();
  };
  for (const button of chart.querySelectorAll('[data-zoom]')) {
    button.disabled = false;
    button.addEventListener('click', () => (button.dataset.zoom === '0' ? ((view = { x: 0, y: 0, k: 1 }), show()) : zoom(Number(button.dataset.zoom))));
  }
  if (view.k > 1) show();
  let from = null;
  const at = (event) => {
    const box = svg.getBoundingClientRect();
    return [((event.clientX - box.left) * WIDTH) / box.width, ((event.clientY - box.top) * HEIGHT) / box.height];
  };
  svg.addEventListener('wheel', (event) => {
    if (!event.ctrlKey) return; // the page scrolls; with Ctrl, or a pinch, the map grows
    event.preventDefault();
    zoom(event.deltaY < 0 ? 1.25 : 0.8, ...at(event));
  }, { passive: false });
  svg.addEventListener('pointerdown', (event) => { if (view.k > 1) from = { at: at(event), x: view.x, y: view.y }; });
  addEventListener('pointerup', () => { from = null; });
  svg.addEventListener('pointermove', (event) => {
    if (!from) return;
    const [x, y] = at(event);
    view.x = from.x + x - from.at[0];
    view.y = from.y + y - from.at[1];
    show();
  });
}
