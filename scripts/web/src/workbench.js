// The workbench's script: everything works without it but drawing the map, the keyboard, and not loading pages whole.
import 'htmx.org';
import { setUpReader } from './reader.js';
import { setUpHome } from './home.js';
import { setUpReview } from './review.js';
import { setUpCharts } from './charts.js';
import { setUpFilters } from './filters.js';

const ready = (run) => (document.readyState === 'loading' ? document.addEventListener('DOMContentLoaded', run) : run());

// every write carries the session's token
document.addEventListener('htmx:config:request', (event) => {
  const token = document.querySelector('meta[name="write-token"]')?.content;
  if (token) event.detail.ctx.request.headers['X-Write-Token'] = token;
});

export function say(words) {
  const line = document.getElementById('said');
  if (line) line.textContent = words;
}

function remember(name, value) {
  document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=strict`;
}

function setUpTheme() {
  const root = document.documentElement;
  document.querySelector('[data-theme-switch]')?.addEventListener('click', () => {
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    remember('theme', root.dataset.theme);
    say(`${root.dataset.theme} colours`);
  });
}

async function copy(button) {
  const words = button.textContent;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = 'Copied';
    say('Copied');
  } catch {
    button.textContent = 'Select and copy';
  }
  setTimeout(() => { button.textContent = words; }, 1600);
}

document.addEventListener('click', (event) => {
  const button = event.target.closest?.('[data-copy]');
  if (button) { event.preventDefault(); copy(button); }
  if (event.target.closest?.('[data-print]')) print();
  for (const menu of document.querySelectorAll('details.menu[open]')) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  const menu = document.querySelector('details.menu[open]');
  if (menu) { menu.open = false; menu.querySelector('summary').focus(); }
});
document.addEventListener('change', (event) => {
  if (event.target.matches?.('[data-keys-switch]')) {
    remember('keys', event.target.checked ? 'on' : 'off');
    document.body.classList.toggle('keys-off', !event.target.checked);
  }
});

// charts are drawn on the server, for a page as wide as this one
function tellWidth() {
  const narrow = matchMedia('(max-width: 40rem)').matches ? '1' : '0';
  remember('narrow', narrow);
  const chart = document.querySelector('[data-narrow]');
  if (chart && chart.dataset.narrow !== narrow) {
    window.htmx.ajax('GET', location.pathname + location.search, { target: '#chart', swap: 'outerHTML', select: '#chart' });
  }
}

// of tabs that don't fit, the one that is open is seen
function showTabs() {
  for (const tab of document.querySelectorAll('.tabs [aria-current], .nav [aria-current]')) {
    const row = tab.parentElement;
    row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
  }
}

ready(() => {
  setUpTheme();
  showTabs();
  tellWidth();
  matchMedia('(max-width: 40rem)').addEventListener('change', tellWidth);
  setUpHome();
  setUpReader(say);
  setUpFilters();
  setUpReview(say);
  setUpCharts(document);
});
document.addEventListener('htmx:after:swap', () => setUpCharts(document));
