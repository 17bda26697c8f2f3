// Paste, drop or choose a report; what takes over a second shows how far it is.
const WORDS_A_SECOND = 3500; // measured on two cores; only the bar's pace hangs on it
export function setUpHome() {
  const form = document.querySelector('[data-paste]');
  if (!form) return;
  const text = form.elements.text;
  const file = form.elements.file;
  form.querySelector('[data-example]').addEventListener('click', async () => {
    const answer = await fetch('/part/example');
    text.value = await answer.text();
    form.elements.published.value = answer.headers.get('x-published');
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
