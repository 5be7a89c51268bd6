// Saves in place: what is sent by a form comes back into the page that shows it, so that nothing
// jumps, other forms keep what was typed, and focus stays. What was typed is kept in this browser
// until it is saved: signed out, out of reach or left by a tab, it is there when one comes back.
// Everything here is extra: each form works without it.
(() => {
  'use strict';
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const { notebook } = document.documentElement.dataset;
  const signInPath = '/sign-in';
  const typed = 'input:not([type=hidden], [type=file], [type=password], [type=search]), textarea, select';

  // --- What was typed. A draft is the fields that differ from what the page came with, and what the
  // form was filled with, so that a change made elsewhere meanwhile is still noticed.
  const logForm = (form) => form.matches('.log');
  // What takes long, or leads elsewhere, goes as a page of its own.
  const inPlace = (form) => form.method === 'post' && notebook !== undefined && one('main') && !form.hasAttribute('hx-post') &&
    form.enctype !== 'multipart/form-data' && !/^\/(log|sign-|import\/)/.test(form.getAttribute('action'));
  const keepsDrafts = (form) => notebook !== undefined && !form.closest('.toasts') && !form.hasAttribute('data-no-draft') &&
    (logForm(form) || inPlace(form));
  const actionOf = (form) => new URL(form.getAttribute('action'), location.href).pathname;
  // A line begun on somebody's page is that page's.
  const logPlace = (back) => `wellmet-draft ${notebook} log${back ? ` ${back.value}` : ''}`;
  const placeOf = (form) => (logForm(form) ? logPlace(form.elements.back)
    : `wellmet-draft ${notebook} ${location.pathname} ${actionOf(form)} ${one('[name=kind][type=hidden]', form)?.value ?? ''}`);
  const differs = (field) => {
    if (field.matches('[type=checkbox], [type=radio]')) return field.checked !== field.defaultChecked;
    if (field.matches('select')) return field.selectedIndex !== Math.max([...field.options].findIndex((option) => option.defaultSelected), 0);
    return field.value !== field.defaultValue;
  };
  const stateOf = (field) => (field.matches('[type=checkbox], [type=radio]') ? field.checked : field.value);
  const setState = (field, state) => {
    if (typeof state === 'boolean') field.checked = state;
    else field.value = state;
  };
  // A day under Later is chosen for the button beside it, and is no draft.
  const fieldsOf = (form) => all(typed, form).filter((field) => field.name && !field.closest('.menu'));
  const keyOf = (field) => (field.matches('[type=checkbox], [type=radio]') ? `${field.name}=${field.value}` : field.name);
  const baseOf = (form) => all('[name=filled_with], [name^=was_]', form).map((field) => [field.name, field.value]);
  const tried = (work) => {
    try {
      return work();
    } catch {
      return undefined;  // no room, or not allowed: then there are no drafts
    }
  };
  const store = (work) => tried(() => work(localStorage));
  const keepDraft = (form) => store((drafts) => {
    const changed = fieldsOf(form).filter(differs).map((field) => [keyOf(field), stateOf(field)]);
    if (changed.length === 0) drafts.removeItem(placeOf(form));
    else drafts.setItem(placeOf(form), JSON.stringify({ changed, base: baseOf(form), at: Date.now() }));
  });
  const dropDraft = (form) => store((drafts) => drafts.removeItem(placeOf(form)));
  const broughtBack = (form) => {
    const said = document.createElement('p');
    said.className = 'hint brought-back';
    const discard = document.createElement('button');
    discard.type = 'button';
    discard.className = 'btn bare';
    discard.textContent = 'Discard it';
    discard.addEventListener('click', () => {
      dropDraft(form);
      form.reset();
      said.remove();
      fieldsOf(form)[0]?.focus();
    });
    said.append('This is what you wrote and had not saved. ', discard);
    if (logForm(form)) form.after(said);
    else form.prepend(said);
    form.addEventListener('submit', () => said.remove());
  };
  // `aloud` says so at the form: of what one finds on coming back, not of what stayed on the page.
  const restore = (form, aloud) => store((drafts) => {
    const kept = drafts.getItem(placeOf(form));
    if (!kept || fieldsOf(form).some(differs)) return;
    // The line that was read is the one that stands; a name to begin with may be gone on with.
    if (logForm(form) && (one('form[action="/log/save"]') || (form.elements.line.value !== '' && !form.elements.back))) return;
    const { changed, base } = JSON.parse(kept);
    let any = false;
    for (const [key, state] of changed) {
      const field = fieldsOf(form).find((candidate) => keyOf(candidate) === key);
      if (!field || stateOf(field) === state) continue;
      setState(field, state);
      any = true;
    }
    if (!any) return;
    for (const [name, value] of base) {
      const field = one(`[name="${name}"]`, form);
      if (field) field.value = value;
    }
    const details = form.closest('details');
    if (details) details.open = true;
    if (aloud) broughtBack(form);
    if (logForm(form)) form.elements.line.dispatchEvent(new Event('input', { bubbles: true }));
  });
  document.addEventListener('input', (event) => {
    const form = event.target.form;
    if (form && keepsDrafts(form) && fieldsOf(form).includes(event.target)) keepDraft(form);
  });
  const draftForms = () => all('form').filter((form) => form.method === 'post' && keepsDrafts(form));
  const logDrafts = (drafts) => Object.keys(drafts).filter((key) => key === logPlace() || key.startsWith(`${logPlace()} `));
  // A line that waits to be sent is no draft any more.
  document.addEventListener('wellmet:waiting', (event) => {
    store((drafts) => logDrafts(drafts).forEach((key) => {
      if (JSON.parse(drafts.getItem(key)).changed.some(([, line]) => event.detail.includes(line))) drafts.removeItem(key);
    }));
    const form = one('form.log');
    if (event.detail.includes(form.elements.line.value)) form.elements.line.value = '';
  });
  document.addEventListener('click', (event) => {
    const away = event.target.closest('[data-throw-away]');
    if (away) store((drafts) => drafts.removeItem(logPlace(away.closest('form').elements.back)));
  });

  // The log is sent as a page of its own: its draft goes once that page says that it is saved.
  const sentLine = 'wellmet-sent-line';
  document.addEventListener('submit', (event) => {
    if (event.target.getAttribute('action') !== '/log/save') return;
    tried(() => sessionStorage.setItem(sentLine, logPlace(event.target.elements.back)));
  });
  const sent = tried(() => sessionStorage.getItem(sentLine));
  if (sent && notebook !== undefined) {
    tried(() => sessionStorage.removeItem(sentLine));
    if (one('.toast')) store((drafts) => drafts.removeItem(sent));
  }

  // --- Where one was, to be found again in the page that comes back.
  const labelOf = (element) => `${element.tagName} ${element.className} ${element.name ?? ''} ${element.textContent.trim()}`;
  const actsIn = (main) => all('button, summary', main).filter((element) => element.checkVisibility());
  const detailsKey = (details) => {
    const label = labelOf(one('summary', details));
    return [label, all('details').filter((other) => labelOf(one('summary', other)) === label).indexOf(details)];
  };
  const detailsBy = ([label, at], main) => all('details', main).filter((other) => labelOf(one('summary', other)) === label)[at];

  const settleFocus = (where, main) => {
    const alike = actsIn(main).filter((element) => labelOf(element) === where.label);
    const opener = where.opener && detailsBy(where.opener, main);
    const target = (opener && one('summary', opener)) ?? alike[Math.min(where.at, alike.length - 1)] ?? one('h1', main);
    if (!target) return;
    if (target.matches('h1')) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  };

  const takeIn = (page, form, submitter, { saved, address }) => {
    const main = one('main');
    const came = one('main', page);
    const open = all('details[open]', main).filter((details) => !details.contains(form) || !saved).map(detailsKey);
    const opener = form.closest('details:not(.menu)');
    const label = submitter && main.contains(submitter) ? labelOf(submitter) : '';
    const where = {
      label,
      at: label ? actsIn(main).filter((element) => labelOf(element) === label).indexOf(submitter) : 0,
      opener: opener && detailsKey(opener),
    };
    const height = scrollY;
    const place = placeOf(form);
    const drafts = draftForms().filter((other) => other !== form && fieldsOf(other).some(differs));
    drafts.forEach(keepDraft);
    main.replaceWith(came);
    if (saved && address.search) history.replaceState(history.state, '', address);
    one('.toasts').replaceChildren(...one('.toasts', page).childNodes);
    const root = document.documentElement;
    for (const name of ['data-theme', 'data-keys']) {
      const value = page.documentElement.getAttribute(name);
      if (value === null) root.removeAttribute(name);
      else root.setAttribute(name, value);
    }
    window.htmx?.process(came);
    open.map((key) => detailsBy(key, came)).forEach((details) => details && !details.matches('.menu') && (details.open = true));
    document.dispatchEvent(new CustomEvent('wellmet:page'));
    draftForms().filter((other) => saved || placeOf(other) !== place).forEach((other) => restore(other, false));
    if (saved) {
      settleFocus(where, came);
      scrollTo(0, height);
      return;
    }
    const alert = one('[role=alert]', came);
    if (alert) {
      alert.tabIndex = -1;
      alert.focus();
    } else {
      one('form[data-no-draft] [type=radio]', came)?.focus();
    }
  };

  // What could not be saved is said at the form, which keeps what was typed; of a form that is only
  // a button, where all is said that was done. `next` is a link to what can be done instead.
  const sayAt = (form, words, next) => {
    all('.not-saved').forEach((before) => before.remove());
    const isButton = all(typed, form).length === 0 || form.closest('.toasts') !== null;
    const said = document.createElement(isButton ? 'div' : 'p');
    said.className = `${isButton ? 'toast' : 'care'} not-saved`;
    said.setAttribute('role', 'alert');
    said.tabIndex = -1;
    said.append(words);
    if (next) said.append(' ', next);
    if (isButton) one('.toasts').replaceChildren(said);
    else form.prepend(said);
    said.focus();
  };

  const wait = (form, waiting) => {
    form.toggleAttribute('data-waiting', waiting);
    all('button', form).forEach((button) => (waiting ? button.setAttribute('aria-disabled', 'true') : button.removeAttribute('aria-disabled')));
  };

  const send = async (form, submitter) => {
    const body = new URLSearchParams(new FormData(form, submitter));
    wait(form, true);
    let answer;
    let text;
    try {
      answer = await fetch(form.getAttribute('action'), { method: 'POST', body });
      text = await answer.text();
    } catch {
      return sayAt(form, 'Can’t reach Wellmet. Nothing was saved. What you wrote stays here: try again in a moment.');
    } finally {
      wait(form, false);
    }
    const came = new URL(answer.url);
    if (answer.status === 401 || (answer.ok && came.pathname === signInPath)) {
      if (keepsDrafts(form)) keepDraft(form);
      return location.assign(`${signInPath}?next=${encodeURIComponent(location.pathname)}`);
    }
    const page = new DOMParser().parseFromString(text, 'text/html');
    if (answer.ok) {
      dropDraft(form);
      const here = came.pathname === location.pathname && one('main', page);
      if (!here) return location.assign(answer.url);
      ['said', 'told'].forEach((name) => came.searchParams.delete(name));
      return takeIn(page, form, submitter, { saved: true, address: came });
    }
    const again = all('main form', page).filter((other) => other.getAttribute('action') === form.getAttribute('action'));
    const samePage = one('main h1', page)?.textContent === one('main h1')?.textContent;
    if (again.length > 0 && samePage) return takeIn(page, form, submitter, { saved: false });
    // Another page that asks something ("Which Leilani?"). The draft stays as it was, for who leaves
    // without an answer.
    if (again.some((other) => one('[type=radio]', other))) {
      again.forEach((other) => other.setAttribute('data-no-draft', ''));
      return takeIn(page, form, submitter, { saved: false });
    }
    const next = one('main [role=alert] a.btn, main .field > a.btn, main .stack > a.btn', page);
    const alert = one('main [role=alert]', page);
    if (alert) all('a.btn', alert).forEach((link) => link.remove());
    const parts = alert?.children.length ? [...alert.children] : [alert];
    const words = parts.map((part) => part?.textContent.trim()).filter(Boolean).join(' ');
    return sayAt(form, words || 'That could not be saved. What you wrote stays here.', next);
  };

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (event.defaultPrevented || !inPlace(form)) return;
    event.preventDefault();
    if (!form.hasAttribute('data-waiting')) send(form, event.submitter);
  });

  // Signing out takes what was typed along, whoever signs in next.
  document.addEventListener('submit', (event) => {
    if (event.target.getAttribute('action') !== '/sign-out') return;
    store((drafts) => Object.keys(drafts).filter((key) => key.startsWith('wellmet-draft ')).forEach((key) => drafts.removeItem(key)));
  });

  const daysKept = 60;
  store((drafts) => Object.keys(drafts).filter((key) => key.startsWith('wellmet-draft ')).forEach((key) => {
    if (Date.now() - JSON.parse(drafts.getItem(key)).at > daysKept * 86_400_000) drafts.removeItem(key);
  }));
  // A fault that was sent back holds what was typed already.
  addEventListener('DOMContentLoaded', () => {
    if (!one('main [role=alert]')) draftForms().forEach((form) => restore(form, true));
  });
})();
