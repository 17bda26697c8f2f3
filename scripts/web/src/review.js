// Review by keyboard: each key presses the button that shows it.
export function setUpReview(say) {
  setUpDesk();
  if (!document.querySelector('[data-desk]')) return;
  document.addEventListener('keydown', (event) => {
    if (document.body.classList.contains('keys-off') || event.altKey || event.defaultPrevented) return;
    const target = event.target;
    const typing = target.closest?.('input:not([type="checkbox"], [type="radio"]), textarea, select');
    if (typing) {
      if (event.key === 'Escape') { target.blur(); event.preventDefault(); }
      return;
    }
    let key = event.key;
    if ((event.ctrlKey || event.metaKey) && key.toLowerCase() === 'z') key = event.shiftKey ? 'Z' : 'z';
    else if (event.ctrlKey || event.metaKey) return;
    const pressed = [...document.querySelectorAll('[data-key]')].find((button) => button.dataset.key === key && !button.disabled);
    if (!pressed) return;
    event.preventDefault();
    if (pressed.matches('input, textarea, select')) pressed.focus();
    else pressed.click();
  });
  document.addEventListener('htmx:after:swap', () => {
    setUpDesk();
    const told = document.querySelector('[data-told]');
    if (told) say(told.textContent.trim());
  });
}

function setUpDesk() {
  const form = document.getElementById('decide');
  if (!form || form.dataset.ready) return;
  form.dataset.ready = '1';
  for (const button of form.querySelectorAll('[data-toggle]')) {
    button.addEventListener('click', () => {
      const part = document.getElementById(button.dataset.toggle);
      part.open = !part.open;
      if (part.open) part.querySelector('input, select').focus();
    });
  }
  // Enter saves a correction from its fields, and leaves the note for the verdict's key: it never accepts by accident
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !event.target.matches('input')) return;
    event.preventDefault();
    if (event.target.closest('#edit')) form.querySelector('#edit button[value="edit"]').click();
    else event.target.blur();
  });
  for (const input of form.querySelectorAll('[data-parties]')) setUpParties(form, input);
  const edit = form.querySelector('[data-people]');
  edit.addEventListener('toggle', async () => {
    const answer = await fetch(edit.dataset.people);
    const people = answer.ok ? await answer.json() : [];
    for (const select of edit.querySelectorAll('[data-add]')) {
      select.append(...people.map(([written, words]) => new Option(words, written)));
      select.hidden = !people.length;
    }
  }, { once: true });
}

// who has a part: each with a button that takes it away, and those the report names to choose from
function setUpParties(form, input) {
  const shown = document.createElement('span');
  shown.className = 'chips parties';
  input.closest('label').after(shown); // not within it: a label is of the first control it holds
  const parts = () => input.value.split(';').map((part) => part.trim()).filter(Boolean);
  const write = (values) => { input.value = values.join('; '); show(); };
  const show = () => {
    shown.replaceChildren(...parts().map((part) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'chip';
      button.setAttribute('aria-label', `Take away ${part}`);
      const [code, , ...name] = part.split('/');
      button.append(name.join('/') || code, Object.assign(document.createElement('span'), { className: 'x', textContent: '×' }));
      button.addEventListener('click', () => { write(parts().filter((other) => other !== part)); input.focus(); });
      return button;
    }));
  };
  show();
  input.addEventListener('input', show);
  const select = form.querySelector(`[data-add="${input.name}"]`);
  if (!select) return;
  select.addEventListener('change', () => {
    if (select.value && !parts().includes(select.value)) write([...parts(), select.value]);
    select.value = '';
  });
}
