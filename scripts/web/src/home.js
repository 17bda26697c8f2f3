// Paste, drop or choose a report; what takes over a second shows how far it is.
const WORDS_A_SECOND = 3500; // measured on two cores; only the bar's pace hangs on it
const EXAMPLE = `Ministers of Norland and Westria met in the town of Halden on Tuesday, officials said.

The Westrian foreign minister, Ana Quill, accused Norland of arming rebels near the border. Norland denied the charge and said it would withdraw its troops by June.

The United Nations welcomed the talks and urged both sides to respect the ceasefire.`;

export function setUpHome() {
  const form = document.querySelector('[data-paste]');
  if (!form) return;
  const text = form.elements.text;
  const file = form.elements.file;
  form.querySelector('[data-example]').addEventListener('click', () => {
    text.value = EXAMPLE;
    form.elements.published.value = '2024-05-16';
    text.focus();
  });
  for (const kind of ['dragenter', 'dragover']) {
    form.addEventListener(kind, (event) => { event.preventDefault(); form.classList.add('over'); });
  }
  for (const kind of ['dragleave', 'drop']) form.addEventListener(kind, () => form.classList.remove('over'));
  form.addEventListener('drop', (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) {
      file.files = event.dataTransfer.files;
      send(form, event.dataTransfer.files[0].size / 6);
      form.requestSubmit();
    } else {
      text.value = event.dataTransfer.getData('text/plain') || text.value;
    }
  });
  form.addEventListener('submit', (event) => {
    if (!text.value.trim() && !file.files.length) {
      event.preventDefault();
      text.focus();
      return;
    }
    send(form, file.files.length ? file.files[0].size / 6 : text.value.split(/\s+/).length);
  });
}

function send(form, words) {
  const bar = form.querySelector('[data-progress]');
  form.querySelector('[data-wait]').classList.add('on');
  form.querySelector('[data-wait-words]').textContent = words > 2000 ? `${Math.round(words).toLocaleString('en')} words` : 'it';
  const seconds = 0.6 + words / WORDS_A_SECOND;
  if (seconds < 1) return;
  bar.classList.remove('hidden');
  const began = performance.now();
  setInterval(() => {
    const gone = (performance.now() - began) / 1000;
    bar.value = 100 * (1 - Math.exp((-1.6 * gone) / seconds));
  }, 100);
}
