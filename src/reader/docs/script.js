/** The forms of the documentation: keep the curl line and the link in step with the fields, ask the archive, show what it answers. */
const root = location.href.replace(/\/docs(?:[?#].*)?$/, '');

function addressOf(form) {
  const query = [];
  let path = form.dataset.path;
  for (const { name, value, dataset } of form.querySelectorAll('[data-in]')) {
    if (dataset.in === 'path') path = path.replace(`{${name}}`, encodeURIComponent(value));
    else if (value !== '') query.push(`${name}=${encodeURIComponent(value).replaceAll('%2C', ',')}`);
  }
  return `${root}${path}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}

function show(form) {
  const address = addressOf(form);
  const link = form.querySelector('.open');
  form.querySelector('.curl code').textContent = `curl '${address.replaceAll("'", '%27')}'`;
  link.href = address;
  link.hidden = !form.checkValidity();
}

function pretty(text, type) {
  return /json/.test(type) ? JSON.stringify(JSON.parse(text), null, 2) : text;
}

async function ask(form) {
  const output = form.querySelector('output');
  const started = Date.now();
  const lines = [];
  try {
    const answer = await fetch(addressOf(form), { cache: 'no-store' });
    const type = answer.headers.get('content-type') ?? '';
    const text = await answer.text();
    lines.push(`${answer.status} in ${Date.now() - started} ms`, '');
    for (const name of ['content-type', 'etag', 'link', 'x-archive-revision', 'ratelimit']) {
      if (answer.headers.has(name)) lines.push(`${name}: ${answer.headers.get(name)}`);
    }
    lines.push('', pretty(text, type));
  } catch (error) {
    lines.push(String(error));
  }
  const shown = document.createElement('pre');
  shown.tabIndex = 0;
  shown.textContent = lines.join('\n');
  output.replaceChildren(shown);
  output.hidden = false;
}

for (const form of document.querySelectorAll('form.try')) {
  for (const hidden of form.querySelectorAll('.fields, button')) hidden.hidden = false;
  form.addEventListener('input', () => show(form));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    ask(form);
  });
}
