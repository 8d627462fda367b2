'use strict';
(() => {
  const post = (path, body) => fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Millwright': '1' },
    body: JSON.stringify(body),
  });
  for (const one of document.querySelectorAll('[data-style]')) {
    for (const part of one.dataset.style.split(';')) {
      const [name, value] = part.split(':');
      if (value) one.style.setProperty(name.trim(), value.trim());
    }
  }
  for (const button of document.querySelectorAll('[data-post]')) {
    button.addEventListener('click', async () => {
      button.disabled = true;
      const answer = await post(button.dataset.post, {});
      if (answer.ok) location.reload();
      else button.textContent = (await answer.json()).detail;
    });
  }
  const form = document.getElementById('sign-in');
  if (form) {
    const says = document.getElementById('says');
    const enter = async (path, body) => {
      const answer = await post(path, body);
      if (answer.ok) location.replace('/');
      else says.textContent = (await answer.json()).detail;
      return answer.ok;
    };
    const [purpose, secret] = location.hash.slice(1).split('.', 2);
    const link = secret ? { purpose, token: secret } : null;
    if (link) history.replaceState(null, '', '/first');
    if (link && link.purpose === 'enter') enter('/api/v1/session/link', { token: link.token });
    if (link && link.purpose === 'password') form.elements.name.closest('p').hidden = true;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const name = form.elements.name.value;
      const password = form.elements.password.value;
      if (link && link.purpose === 'first') enter('/api/v1/session/first', { token: link.token, name, password });
      else if (link && link.purpose === 'password') enter('/api/v1/session/password', { token: link.token, password });
      else enter('/api/v1/session', { name, password });
    });
  }
  const live = document.body.dataset.live;
  if (live) {
    const stale = document.getElementById('stale');
    const events = new EventSource('/api/v1/live');
    const again = () => setTimeout(() => location.reload(), 300);
    events.addEventListener(live, again, { once: true });
    events.addEventListener('resync', again, { once: true });
    events.onerror = () => { stale.textContent = stale.dataset.says; stale.hidden = false; };
    events.onopen = () => { stale.hidden = true; };
  }
})();
