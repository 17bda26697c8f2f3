// Review by keyboard: each key presses the button that shows it.
export function setUpReview(say) {
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
  for (const button of document.querySelectorAll('[data-toggle]')) {
    button.addEventListener('click', () => {
      const part = document.getElementById(button.dataset.toggle);
      part.open = !part.open;
      if (part.open) part.querySelector('input, select').focus();
    });
  }
  document.addEventListener('htmx:after:swap', () => {
    const told = document.querySelector('[data-told]');
    if (told) say(told.textContent.trim());
  });
}
