// Makes the pages quicker to use: keys, toasts that leave, focus that follows. Everything here is
// extra: each page works without it.
(() => {
  'use strict';
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // --- Toasts stay for ten seconds, and longer while somebody reads or uses them.
  const toastSeconds = 10;
  const dismiss = (toast) => {
    let left = toastSeconds;
    const tick = setInterval(() => {
      if (!toast.isConnected) return clearInterval(tick);
      if (toast.matches(':hover, :focus-within')) left = toastSeconds;
      left -= 1;
      if (left > 0) return undefined;
      clearInterval(tick);
      toast.remove();
      return undefined;
    }, 1000);
  };
  const timeToasts = () => all('.toast').filter((toast) => !toast.dataset.timed).forEach((toast) => {
    toast.dataset.timed = 'yes';
    dismiss(toast);
  });
  timeToasts();
  // The address says what was done; once said, going back should not say it again.
  if (new URLSearchParams(location.search).has('said')) {
    const address = new URL(location.href);
    address.searchParams.delete('said');
    history.replaceState(history.state, '', address);
  }

  // A fade from page to page that the browser leaves out is nobody's fault.
  ['pageswap', 'pagereveal'].forEach((name) => addEventListener(name, (event) => {
    const fade = event.viewTransition;
    if (fade) Promise.allSettled([fade.ready, fade.finished, fade.updateCallbackDone]);
  }));

  // --- When a line of the list goes, focus moves to the next one.
  let next = null;
  document.addEventListener('htmx:beforeSwap', (event) => {
    const line = event.detail.target;
    if (!line.matches || !line.matches('.suggest') || event.detail.isError) return;
    const lines = all('.suggest');
    const at = lines.indexOf(line);
    next = lines[at + 1] || lines[at - 1] || one('h1');
  });
  // When the last one has gone, the page no longer says how many there are.
  const sayWhenDone = () => {
    const rest = one('template[data-when-done]');
    if (!rest || one('.suggest')) return;
    all('.lede').forEach((words) => words.remove());
    one('#list-h').closest('section').replaceWith(rest.content);
    rest.remove();
  };
  const settled = () => {
    sayWhenDone();
    timeToasts();
    if (next === null) return;
    const target = next.isConnected ? one('h3 a', next) || next : one('h1');
    next = null;
    if (target) target.focus();
  };
  document.addEventListener('htmx:afterSettle', settled);
  // While one types on, what was answered, changed and left out so far goes along: the server keeps
  // it for what is still there. A tick that is about the whole line holds while the line begins so.
  const readForm = () => one('#log-understood form') ?? one('form[action="/log/save"]');
  document.addEventListener('formdata', ({ target, formData }) => {
    const read = target.matches('form.log') && readForm();
    if (!read) return;
    const goesOn = formData.get('line').startsWith(read.elements.line.value);
    for (const [name, value] of new FormData(read))
      if (/^(who|words|kind|day|due|piece|without|of$)/.test(name) || (name === 'happened' && goesOn)) formData.append(name, value);
  });
  // A change to what was understood is read at once; a day that is typed, when one has done with it:
  // each figure of it makes a day. Enter reads it again before it can be saved.
  let typedDay = null;
  const readAgain = (field) => {
    typedDay = null;
    if (field.value !== field.defaultValue) field.closest('.fix').dispatchEvent(new CustomEvent('fixed'));
  };
  document.addEventListener('keydown', (event) => {
    if (!event.target.matches('.fix input[type=date]') || event.key === 'Tab') return;
    if (event.key !== 'Enter') typedDay = event.target;
    else if (event.target === typedDay && event.target.value !== event.target.defaultValue) {
      event.preventDefault();
      readAgain(event.target);
    }
  });
  document.addEventListener('focusout', ({ target }) => target === typedDay && readAgain(target));
  document.addEventListener('change', ({ target }) => {
    if (target !== typedDay && target.closest('.fix')) target.closest('.fix').dispatchEvent(new CustomEvent('fixed'));
  });
  // What is read again comes in place of what one stands in; focus goes to the same there.
  let stoodOn = null;
  const sameOf = (element) => `${element.tagName} ${element.name ?? ''} ${element.textContent}`;
  document.addEventListener('htmx:beforeSwap', ({ detail: { target } }) => {
    stoodOn = target.matches('form[action="/log/save"]') && target.contains(document.activeElement) ? sameOf(document.activeElement) : null;
  });
  document.addEventListener('htmx:afterSettle', () => {
    if (stoodOn !== null && document.activeElement === document.body)
      all('summary, button, input, select, a', readForm() ?? document).find((element) => sameOf(element) === stoodOn)?.focus();
    stoodOn = null;
  });
  // The line that was read again with another name in it is the line that stands.
  document.addEventListener('htmx:afterSettle', () => {
    const read = one('form[data-renamed]');
    const field = one('#log');
    if (!read || !field) return;
    field.value = read.elements.line.value;
    delete read.dataset.renamed;
  });
  // The line itself is gone and can tell nothing; the toast comes just before it goes.
  document.addEventListener('htmx:oobAfterSwap', () => setTimeout(settled, 0));

  // --- Menus close with Escape and by a press elsewhere, and give focus back.
  const closeMenus = (but) => all('details.menu[open]').forEach((menu) => {
    if (menu === but) return;
    menu.open = false;
  });
  document.addEventListener('click', (event) => closeMenus(event.target.closest('details.menu')));
  // Low on the page a menu would open under the tabs.
  document.addEventListener('toggle', (event) => {
    if (event.target.matches('details.menu[open]')) one('ul', event.target).scrollIntoView({ block: 'nearest' });
  }, true);

  // --- Out of reach: the worker keeps the last Today and the lines written meanwhile.
  const offline = 'offline' in document.documentElement.dataset;
  if (offline) all('.toast').forEach((toast) => toast.remove());
  if (one('.nav') && 'serviceWorker' in navigator)
    addEventListener('load', () => navigator.serviceWorker.register('/worker.js').catch(() => {}));
  const made = (name, attributes, ...inside) => {
    const element = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    element.append(...inside);
    return element;
  };
  // What htmx could not send: said, where nothing else would show it.
  document.addEventListener('htmx:sendError', (event) => {
    if (event.detail.elt.id === 'log') return;
    const toast = made('div', { class: 'toast' }, made('span', {}, 'Can’t reach Wellmet. Nothing was changed.'));
    one('.toasts').append(toast);
    dismiss(toast);
  });
  // The line for the log grows with what is typed. Enter sends it, as in a field of one line, which
  // it is without this.
  const growing = 'field-sizing' in document.documentElement.style;
  const fit = (field) => {
    if (growing) return;
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight}px`;
  };
  const letGrow = () => {
    const line = one('input#log');
    if (!line) return;
    const field = made('textarea', { rows: 1, enterkeyhint: 'go' });
    for (const { name, value } of line.attributes) if (name !== 'value') field.setAttribute(name, value);
    field.textContent = line.value;
    const focused = line === document.activeElement;
    line.replaceWith(field);
    fit(field);
    if (focused || field.hasAttribute('autofocus')) {
      field.focus();
      field.setSelectionRange(field.value.length, field.value.length);
    }
    field.addEventListener('input', () => fit(field));
    field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return;
      event.preventDefault();
      if (field.value.trim()) field.form.requestSubmit();
    });
  };
  letGrow();

  let box = one('form.log');
  const hidden = (name, value) => made('input', { type: 'hidden', name, value });
  const waitingLine = (lines, request, kept) => {
    const leave = made('button', { class: 'btn bare', type: 'button', 'aria-label': `Leave out: ${kept.line}` }, 'Leave it out');
    const read = made('form', { class: 'acts', method: 'post', action: '/log' }, hidden('form', box.elements.form.value),
      hidden('notebook', kept.notebook), hidden('line', kept.line), hidden('written', kept.written));
    if (!offline) read.append(made('button', { class: 'btn', 'aria-label': `Read it: ${kept.line}` }, 'Read it'));
    read.append(leave);
    const day = new Date(`${kept.written}T12:00:00`).toLocaleDateString(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
    const item = made('li', {}, made('span', {}, kept.line, made('span', { class: 'hint block' }, `written on ${day}, waiting to be saved`)), read);
    leave.addEventListener('click', async () => {
      await lines.delete(request);
      item.remove();
      box.elements.line.focus();
    });
    return item;
  };
  const showWaiting = async () => {
    const lines = await caches.open('waiting').catch(() => undefined);  // not allowed: none waits
    if (!lines) return;
    const mine = (await lines.keys()).filter((request) =>
      new URL(request.url).pathname.startsWith(`/waiting/${box.elements.notebook.value}/`));
    if (mine.length === 0) return;
    const list = made('ul', { class: 'list waiting', 'aria-label': 'Waiting to be saved' });
    const kept = await Promise.all(mine.map(async (request) => (await lines.match(request)).json()));
    mine.forEach((request, at) => list.append(waitingLine(lines, request, kept[at])));
    one('#log-understood').before(list);
    document.dispatchEvent(new CustomEvent('wellmet:waiting', { detail: kept.map(({ line }) => line) }));
  };
  if (box && 'caches' in window) showWaiting();

  // --- Back from one's own mail or messages, it asks once whether that was sent.
  let writtenTo = null;
  document.addEventListener('click', (event) => {
    const way = event.target.closest('.suggest a[href^="mailto:"], .suggest a[href^="sms:"], .suggest a[href^="tel:"]');
    if (way) writtenTo = way.closest('.suggest');
  });
  const askWhetherSent = () => {
    const line = writtenTo;
    writtenTo = null;
    const done = line && line.isConnected && one('button[name=done]', line);
    if (!done) return;
    const yes = made('button', { class: 'btn main', type: 'button' }, 'Yes, done');
    const no = made('button', { class: 'btn bare', type: 'button' }, 'Not yet');
    const asked = made('p', { class: 'acts sent', role: 'status' }, made('span', {}, 'Sent?'), yes, no);
    yes.addEventListener('click', () => done.click());
    no.addEventListener('click', () => {
      asked.remove();
      done.focus();
    });
    one('form.acts', line).after(asked);
  };
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && askWhetherSent());
  addEventListener('focus', askWhetherSent);

  // --- Days are counted in the browser's time zone, where one says so.
  const storage = (work) => {
    try {
      return work(localStorage);
    } catch {
      return undefined;  // not allowed: then it is offered on each page
    }
  };
  const offerZone = () => {
    const offer = one('form[data-zone-offer]');
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const refused = 'wellmet-zone-refused';
    const noon = new Date();
    noon.setHours(12, 0, 0, 0);
    const alike = offer && -noon.getTimezoneOffset() === Number(offer.dataset.zoneOffer);
    if (!offer || !timeZone || alike || storage((store) => store.getItem(refused)) === timeZone) return;
    offer.elements.zone.value = timeZone;
    all('[data-zone-name]', offer).forEach((place) => place.append(timeZone));
    one('[data-not-now]', offer).addEventListener('click', () => {
      storage((store) => store.setItem(refused, timeZone));
      offer.remove();
    });
    offer.hidden = false;
  };
  offerZone();

  // --- What each page may hold, also one that came in place of another (saving.js).
  const prepare = () => {
    // --- Files can be dropped on a field for files.
    all('[data-drop]').forEach((zone) => {
      const field = one('input[type=file]', zone);
      zone.addEventListener('dragover', (event) => {
        event.preventDefault();
        zone.classList.add('over');
      });
      zone.addEventListener('dragleave', () => zone.classList.remove('over'));
      zone.addEventListener('drop', (event) => {
        event.preventDefault();
        zone.classList.remove('over');
        field.files = event.dataTransfer.files;
        field.dispatchEvent(new Event('change', { bubbles: true }));
      });
    });
    // A long upload says how far it is.
    all('form[data-upload]').forEach((form) => {
      form.addEventListener('submit', () => {
        const words = one('[data-upload-words]', form);
        if (words) words.hidden = false;
        all('button', form).forEach((button) => button.setAttribute('aria-disabled', 'true'));
      });
    });
    all('[data-print]').forEach((button) => {
      button.hidden = false;
      button.addEventListener('click', () => print());
    });
  };
  prepare();
  document.addEventListener('wellmet:page', () => {
    letGrow();
    box = one('form.log');
    prepare();
    offerZone();
    timeToasts();
    if (box && 'caches' in window) showWaiting();
  });
  // A form that is opened is meant to be written in; one that came open in place of another is
  // written in already.
  document.addEventListener('toggle', (event) => {
    if (!event.target.matches('.small-form[open]') || one('summary', event.target) !== document.activeElement) return;
    const field = one('input:not([type=hidden]), textarea, select', event.target);
    if (field) field.focus();
  }, true);

  // --- Keys. Off in fields, and altogether by a setting (WCAG 2.1.4).
  const go = (path) => () => location.assign(path);
  const focusOn = (selector, path) => () => {
    const field = one(selector);
    if (field) field.focus();
    else location.assign(path);
  };
  const step = (by) => () => {
    const heads = all('.suggest h3 a');
    if (heads.length === 0) return;
    const at = heads.findIndex((a) => a.closest('.suggest').contains(document.activeElement));
    const to = at < 0 ? (by > 0 ? 0 : heads.length - 1) : Math.min(Math.max(at + by, 0), heads.length - 1);
    heads[to].focus();
  };
  const current = () => {
    const inside = document.activeElement && document.activeElement.closest('.suggest');
    return inside || one('.suggest');
  };
  const press = (selector) => () => {
    const line = current();
    const button = line && one(selector, line);
    if (button) button.click();
  };
  const keys = {
    '/': focusOn('#q', '/people?focus=q'),
    l: focusOn('#log', '/log'),
    t: go('/'),
    j: step(1),
    k: step(-1),
    d: press('button[name=done]'),
    s: () => {
      const line = current();
      const menu = line && one('details.menu', line);
      if (!menu) return;
      menu.open = true;
      const first = one('button', menu);
      if (first) first.focus();
    },
    u: () => {
      const undo = one('[data-undo]');
      if (undo) undo.click();
    },
    '?': go('/keys'),
  };
  const afterG = { p: '/people', f: '/follow-ups', n: '/introductions', v: '/give', h: '/history', i: '/import', s: '/settings', o: '/reconnect' };
  let afterGUntil = 0;
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      const menu = one('details.menu[open]');
      if (!menu) return;
      menu.open = false;
      one('summary', menu).focus();
      return;
    }
    if (document.documentElement.dataset.keys === 'off') return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest('input, textarea, select, [contenteditable]')) return;
    if (event.timeStamp < afterGUntil && afterG[event.key]) {
      afterGUntil = 0;
      event.preventDefault();
      location.assign(afterG[event.key]);
      return;
    }
    const secondKeyMs = 1500;
    if (event.key === 'g') {
      afterGUntil = event.timeStamp + secondKeyMs;
      return;
    }
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  // From the field of the search down to those found, and up again. Enter has nothing to send: what
  // is found stands there already.
  document.addEventListener('keydown', (event) => {
    const field = one('#q[hx-get]');
    if (!field || !window.htmx || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const inField = event.target === field;
    if (inField && event.key === 'Enter') event.preventDefault();
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const found = all('#found ul > li').map((line) => one('a[href^="/people/"]', line)).filter(Boolean);
    const at = inField ? -1 : found.indexOf(event.target);
    if (!by || (at < 0 && !inField) || (inField && by < 0)) return;
    event.preventDefault();
    (at + by < 0 ? field : found[Math.min(at + by, found.length - 1)] ?? field).focus();
  });
  if (new URLSearchParams(location.search).get('focus') === 'q') {
    const field = one('#q');
    if (field) field.focus();
  }
})();
