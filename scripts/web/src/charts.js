// Charts come drawn from the server; this adds what a pointer wants, downloads, the network's window and the map.
import { drawMap } from './map.js';

export function setUpCharts(root) {
  for (const chart of root.querySelectorAll('[data-chart]:not([data-ready])')) {
    chart.dataset.ready = '1';
    const map = chart.querySelector('[data-map]');
    if (map) drawMap(map, chart);
    setUpTips(chart);
    for (const button of chart.querySelectorAll('[data-download]')) {
      button.addEventListener('click', () => download(chart, button.dataset.download));
    }
    setUpNetwork(chart);
    setUpWindow(chart);
  }
}

function setUpTips(chart) {
  const tip = document.createElement('div');
  tip.className = 'tip hidden';
  tip.setAttribute('aria-hidden', 'true');
  chart.append(tip);
  const show = (event) => {
    const part = event.target.closest?.('[data-tip]');
    tip.classList.toggle('hidden', !part);
    if (!part) return;
    tip.textContent = part.dataset.tip;
    const box = event.type === 'focusin' ? part.getBoundingClientRect() : { left: event.clientX, bottom: event.clientY, right: event.clientX };
    tip.style.left = `${Math.min(box.left + 14, innerWidth - tip.offsetWidth - 8)}px`;
    tip.style.top = `${Math.min(box.bottom + 14, innerHeight - tip.offsetHeight - 8)}px`;
  };
  chart.addEventListener('pointermove', show);
  chart.addEventListener('focusin', show);
  for (const kind of ['pointerleave', 'focusout']) chart.addEventListener(kind, () => tip.classList.add('hidden'));
}

function setUpNetwork(chart) {
  const svg = chart.querySelector('svg[data-network]');
  if (!svg) return;
  const edges = [...svg.querySelectorAll('[data-a]')];
  const nodes = [...svg.querySelectorAll('[data-node]')];
  const dim = (code) => {
    const near = new Set([code]);
    for (const edge of edges) {
      const on = !code || edge.dataset.a === code || edge.dataset.b === code;
      edge.classList.toggle('c-far', !on);
      if (on && code) near.add(edge.dataset.a).add(edge.dataset.b);
    }
    for (const node of nodes) node.classList.toggle('c-far', Boolean(code) && !near.has(node.dataset.node));
  };
  for (const kind of ['pointerover', 'focusin']) svg.addEventListener(kind, (event) => dim(event.target.closest('[data-node]')?.dataset.node ?? ''));
  for (const kind of ['pointerleave', 'focusout']) svg.addEventListener(kind, () => dim(''));
}

const KEPT = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'opacity', 'paint-order', 'font-size', 'font-weight', 'font-family', 'text-anchor'];

// the picture stands alone: what the style sheet gave is written into it, its words and its legend stand with it
function standalone(svg) {
  const chart = svg.closest('.chart');
  const copy = svg.cloneNode(true);
  const from = [svg, ...svg.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, number) => {
    const style = getComputedStyle(from[number]);
    for (const name of KEPT) element.setAttribute(name, style.getPropertyValue(name));
    for (const name of ['class', 'tabindex', 'data-tip']) element.removeAttribute(name);
  });
  const [, , width, height] = svg.getAttribute('viewBox').split(' ').map(Number);
  const whole = part('svg', { xmlns: SVG, 'font-family': getComputedStyle(chart).fontFamily });
  whole.append(part('rect', { width: '100%', height: '100%', fill: getComputedStyle(chart).backgroundColor }));
  let top = 12;
  for (const [words, size, weight] of [[chart.querySelector('h2'), 20, 600], [chart.querySelector('.sub'), 13, 400]]) {
    for (const line of lines(words.textContent.trim(), (width - 32) / (size * 0.52))) {
      top += size * 1.35;
      whole.append(part('text', { x: 16, y: top, 'font-size': size, 'font-weight': weight, fill: getComputedStyle(words).color }, line));
    }
  }
  top = legendInto(whole, chart, width, top + 10) + 8;
  for (const [name, value] of [['x', 0], ['y', top], ['width', width], ['height', height]]) copy.setAttribute(name, value);
  whole.append(copy);
  const soft = getComputedStyle(chart.querySelector('.sub')).color;
  whole.append(part('text', { x: 16, y: top + height + 18, 'font-size': 11, fill: soft }, chart.dataset.source));
  const tall = top + height + 30;
  for (const [name, value] of [['viewBox', `0 0 ${width} ${tall}`], ['width', width], ['height', tall]]) whole.setAttribute(name, value);
  return { markup: new XMLSerializer().serializeToString(whole), width, height: tall };
}

const SVG = 'http://www.w3.org/2000/svg';

function part(name, attributes, words) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (words) made.textContent = words;
  return made;
}

function lines(words, most) {
  const found = [''];
  for (const word of words.split(/\s+/)) {
    if (found.at(-1) && found.at(-1).length + word.length + 1 > most) found.push(word);
    else found.push(`${found.pop()} ${word}`.trim());
  }
  return found;
}

function legendInto(whole, chart, width, top) {
  let x = 16;
  for (const entry of chart.querySelectorAll('.legend > span')) {
    const words = entry.textContent.trim().replace(/^[○●△▲]\s*/, '');
    const long = 22 + words.length * 7 + 18;
    if (x > 16 && x + long > width) { x = 16; top += 20; }
    const key = entry.querySelector('.key-line, .sign, .swatch');
    const style = getComputedStyle(key);
    const fill = key.classList.contains('sign') ? style.color : key.classList.contains('swatch') ? style.fill : style.backgroundColor;
    whole.append(part('rect', { x, y: top + 2, width: 16, height: 10, rx: 2, fill }));
    whole.append(part('text', { x: x + 22, y: top + 11, 'font-size': 12, fill: getComputedStyle(entry).color }, words));
    x += long;
  }
  return x > 16 ? top + 20 : top;
}

function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 5000);
}

function download(chart, format) {
  const svg = chart.querySelector('svg[viewBox]');
  const name = `${chart.dataset.chart}.${format}`;
  const { markup, width, height } = standalone(svg);
  if (format === 'svg') { save(new Blob([markup], { type: 'image/svg+xml' }), name); return; }
  const picture = new Image();
  picture.onload = () => {
    const canvas = document.createElement('canvas');
    canvas.width = width * 2;
    canvas.height = height * 2;
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save(blob, name), 'image/png');
  };
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(markup)}`;
}

// the network's window of time: each step asks for the same picture, narrowed
export function setUpWindow(chart) {
  const form = chart.querySelector('[data-window]');
  if (!form) return;
  const windows = JSON.parse(form.dataset.window);
  const slider = form.querySelector('[data-slide]');
  const words = form.querySelector('[data-slide-words]');
  const tell = () => {
    const [since, until] = windows[slider.value - 1] ?? ['', ''];
    form.querySelector('[data-since]').value = since;
    form.querySelector('[data-until]').value = until;
    words.textContent = since ? `${since} to ${until}` : 'all the time';
    slider.setAttribute('aria-valuetext', words.textContent);
  };
  tell();
  slider.addEventListener('input', tell);
  slider.addEventListener('change', () => {
    const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    window.htmx.ajax('GET', `/explore?${asked}`, { target: '#chart', swap: 'outerHTML', select: '#chart' });
    history.replaceState({ htmx: true }, '', `/explore?${asked}`);
  });
}
