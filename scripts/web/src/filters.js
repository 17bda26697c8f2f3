// Filters: a change asks at once; the address tells all.
export function setUpFilters() {
  const form = document.querySelector('[data-filters]');
  if (!form) return;
  // fields that are empty do not clutter the address
  form.addEventListener('formdata', (event) => {
    for (const [name, value] of [...event.formData]) if (value === '') event.formData.delete(name);
  });
  form.addEventListener('change', (event) => {
    if (event.target.matches('input[type="checkbox"], input[type="radio"], select')) form.requestSubmit();
  });
}
