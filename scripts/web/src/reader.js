// The reader: a choice in the text opens its card and the other way round; #c10-54 shows characters 10 to 54.
export function setUpReader(say) {
  const reader = document.querySelector('[data-reader]');
  if (!reader) return;
  const text = reader.querySelector('.text');
  const cards = [...reader.querySelectorAll('.card')];
  const byLabel = new Map(cards.map((card) => [card.id, card]));
  const byMark = new Map();
  for (const card of cards) {
    for (const mark of card.dataset.at.trim().split(' ')) byMark.set(mark, [...(byMark.get(mark) ?? []), card]);
  }

  const light = (card) => {
    for (const lit of reader.querySelectorAll('.lit')) lit.classList.remove('lit');
    for (const mark of card?.dataset.at.trim().split(' ') ?? []) document.getElementById(mark)?.classList.add('lit');
  };
  const choose = (card, { scrollText = false } = {}) => {
    for (const other of cards) {
      if (other !== card) { other.open = false; other.classList.remove('chosen'); }
    }
    card.classList.add('chosen');
    card.open = true;
    light(card);
    if (scrollText) document.getElementById(card.dataset.at.trim().split(' ')[0])?.scrollIntoView({ block: 'center' });
    else if (getComputedStyle(card).position !== 'fixed') card.scrollIntoView({ block: 'nearest' });
    history.replaceState(history.state, '', `#${card.id}`);
    say(card.querySelector('.top').textContent.trim().replace(/\s+/g, ' '));
  };
  const shut = (card) => {
    card.open = false;
    card.classList.remove('chosen');
    light(null);
  };

  for (const card of cards) {
    card.addEventListener('toggle', () => {
      if (!card.open) return;
      card.querySelector('.more')?.dispatchEvent(new CustomEvent('opened', { bubbles: false }));
    });
    card.querySelector('summary').addEventListener('click', (event) => {
      event.preventDefault();
      if (card.open) shut(card);
      else choose(card, { scrollText: matchMedia('(min-width: 64rem)').matches });
    });
    card.querySelector('[data-close]').addEventListener('click', () => shut(card));
  }
  reader.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link) {
      const card = byLabel.get(link.hash.slice(1));
      if (card) { event.preventDefault(); choose(card); }
      return;
    }
    if (!text.contains(event.target) && !event.target.closest('h1')) return;
    for (let mark = event.target.closest('span[id]'); mark && reader.contains(mark); mark = mark.parentElement?.closest('span[id]')) {
      const found = (byMark.get(mark.id) ?? []).find((card) => getComputedStyle(card).display !== 'none');
      if (found) { choose(found); return; }
    }
  });
  const shown = () => cards.filter((card) => getComputedStyle(card).display !== 'none');
  document.addEventListener('keydown', (event) => {
    const card = reader.querySelector('.card.chosen');
    if (event.key === 'Escape' && card) { shut(card); card.querySelector('summary').focus(); return; }
    if (document.body.classList.contains('keys-off') || event.altKey || event.ctrlKey || event.metaKey || !['j', 'k'].includes(event.key)) return;
    if (event.target.closest?.('input, textarea, select')) return;
    const every = shown();
    const next = every[every.indexOf(card) + (event.key === 'j' ? 1 : -1)] ?? (card ? null : every[0]);
    if (next) { choose(next, { scrollText: true }); next.querySelector('summary').focus({ preventScroll: true }); }
  });
  followText(reader, text, cards);
  for (const box of reader.querySelectorAll('[data-layer]')) {
    box.addEventListener('change', () => reader.classList.toggle(`no-${box.dataset.layer}`, !box.checked));
  }

  const go = () => {
    const hash = decodeURIComponent(location.hash.slice(1));
    const cited = /^c(\d+)-(\d+)$/.exec(hash);
    if (byLabel.has(hash)) choose(byLabel.get(hash), { scrollText: true });
    else if (cited) showCharacters(reader, text, Number(cited[1]), Number(cited[2]), cards, light);
  };
  addEventListener('hashchange', go);
  go();
  setUpSelection(reader, text);
}

// The record goes along with the text: what stands beside is what is being read, unless a card is open.
function followText(reader, text, cards) {
  const column = reader.querySelector('.column');
  const first = new Map(cards.map((card) => [card.dataset.at.trim().split(' ')[0], card]));
  let waits = false;
  const follow = () => {
    waits = false;
    if (column.scrollHeight <= column.clientHeight || column.matches(':hover') || reader.querySelector('.card[open]')) return;
    const top = column.getBoundingClientRect().top;
    for (const mark of text.querySelectorAll('span[id^="at-"]')) {
      if (mark.getBoundingClientRect().bottom < top) continue;
      const card = first.get(mark.id);
      if (!card) continue;
      column.scrollTop += card.getBoundingClientRect().top - top;
      return;
    }
  };
  addEventListener('scroll', () => { if (!waits) { waits = true; requestAnimationFrame(follow); } }, { passive: true });
}

// Offsets count code points of the report; a paragraph says where it starts, labels in the text do not count.
function* pieces(paragraph) {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest('.tag') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  while (walker.nextNode()) yield walker.currentNode;
}

function place(text, offset) {
  const paragraphs = [...text.querySelectorAll('p[data-start]')];
  const paragraph = paragraphs.findLast((p) => Number(p.dataset.start) <= offset) ?? paragraphs[0];
  if (!paragraph) return null;
  let left = Math.max(0, offset - Number(paragraph.dataset.start));
  let last = null;
  for (const node of pieces(paragraph)) {
    let units = 0;
    for (const character of node.data) {
      if (left === 0) return { node, offset: units };
      units += character.length;
      left -= 1;
    }
    last = { node, offset: units };
  }
  return last;
}

function showCharacters(reader, text, start, end, cards, light) {
  const from = place(text, start);
  const to = place(text, end);
  if (!from || !to) return;
  const range = new Range();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  if (window.Highlight && CSS.highlights) CSS.highlights.set('cited', new Highlight(range));
  range.startContainer.parentElement.scrollIntoView({ block: 'center' });
  const card = cards.find((c) => c.dataset.from === String(start) && c.dataset.to === String(end));
  if (card && matchMedia('(min-width: 64rem)').matches) {
    card.open = true;
    card.classList.add('chosen');
    light(card);
    card.scrollIntoView({ block: 'nearest' });
  }
}

// selected words get an address of their own
function setUpSelection(reader, text) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'small address-of-words hidden';
  button.textContent = 'Copy address of these words';
  reader.append(button);
  const offsetOf = (node, offset) => {
    const paragraph = node.parentElement?.closest('p[data-start]');
    if (!paragraph) return null;
    let count = Number(paragraph.dataset.start);
    for (const piece of pieces(paragraph)) {
      if (piece === node) return count + [...piece.data.slice(0, offset)].length;
      count += [...piece.data].length;
    }
    return null;
  };
  document.addEventListener('selectionchange', () => {
    const chosen = getSelection();
    const inside = !chosen.isCollapsed && text.contains(chosen.anchorNode) && text.contains(chosen.focusNode);
    const range = inside ? chosen.getRangeAt(0) : null;
    const start = range && range.startContainer.nodeType === 3 ? offsetOf(range.startContainer, range.startOffset) : null;
    const end = range && range.endContainer.nodeType === 3 ? offsetOf(range.endContainer, range.endOffset) : null;
    button.classList.toggle('hidden', start === null || end === null);
    if (start !== null && end !== null) button.dataset.copy = `${location.origin}${location.pathname}#c${start}-${end}`;
  });
}
