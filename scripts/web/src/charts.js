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

// the picture stands alone: what the style sheet gave is written into it
function standalone(svg) {
  const copy = svg.cloneNode(true);
  const from = [svg, ...svg.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, number) => {
    const style = getComputedStyle(from[number]);
    for (const name of KEPT) element.setAttribute(name, style.getPropertyValue(name));
    for (const name of ['class', 'tabindex', 'data-tip']) element.removeAttribute(name);
  });
  const [, , width, height] = svg.getAttribute('viewBox').split(' ').map(Number);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', width);
  copy.setAttribute('height', height);
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', getComputedStyle(svg.closest('.chart')).backgroundColor);
  copy.prepend(ground);
  return { markup: new XMLSerializer().serializeToString(copy), width, height };
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
  if (!slider.value) slider.value = 0;
  tell();
  slider.addEventListener('input', tell);
  slider.addEventListener('change', () => {
    const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    window.htmx.ajax('GET', `/explore?${asked}`, { target: '#chart', swap: 'outerHTML', select: '#chart' });
    history.replaceState({ htmx: true }, '', `/explore?${asked}`);
  });
}
