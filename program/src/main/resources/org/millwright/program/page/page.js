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
    const token = location.hash.slice(1);
    if (token) {
      history.replaceState(null, '', '/first');
      enter('/api/v1/session/link', { token });
    }
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      enter('/api/v1/session', { name: form.elements.name.value, password: form.elements.password.value });
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
