// The workspace's only script beside Blazor: starts the circuit, keeps what is typed, and turns clicks on table cells into one event.
(() => {
    'use strict';

    // ── what is typed stays in this browser until the server has said 'saved' ──
    const tab = sessionStorage.getItem('portal.tab') ?? Math.random().toString(36).slice(2);
    sessionStorage.setItem('portal.tab', tab); // survives a reload, not the closing of the tab
    const prefix = () => `portal.draft.${document.querySelector('[data-account]')?.dataset.account ?? '0'}.`;
    const drafts = {
        /** All drafts of the signed-in account, newest first. */
        list() {
            const found = [];
            for (let i = 0; i < localStorage.length; i++) {
                const key = localStorage.key(i);
                if (!key.startsWith(prefix())) continue;
                try {
                    const draft = JSON.parse(localStorage.getItem(key));
                    found.push({ key: key.slice(prefix().length), label: draft.label ?? '', value: String(draft.value ?? ''), at: draft.at ?? 0, own: draft.tab === tab });
                } catch { localStorage.removeItem(key); }
            }
            return found.sort((a, b) => b.at - a.at);
        },
        text: () => JSON.stringify(drafts.list()),
        /** Forgets every draft whose key begins so: called after the commit, or when somebody discards it. */
        clear(start) {
            for (const draft of drafts.list())
                if (draft.key === start || draft.key.startsWith(start + '/')) localStorage.removeItem(prefix() + draft.key);
        },
    };
    const keep = field => {
        const value = field.type === 'checkbox' ? String(field.checked) : field.value;
        localStorage.setItem(prefix() + field.dataset.draft, JSON.stringify({ value, label: field.dataset.draftLabel, at: Date.now(), tab }));
    };
    const restore = field => {
        const stored = localStorage.getItem(prefix() + field.dataset.draft);
        if (stored === null) return;
        const { value } = JSON.parse(stored);
        if (field.value === value) return;
        field.value = value;
        field.classList.add('restored');
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.dispatchEvent(new Event('change', { bubbles: true }));
    };

    document.addEventListener('input', event => {
        const field = event.target;
        if (field.dataset?.mirror) {
            for (const other of field.closest('.mirrored').querySelectorAll('[data-mirror]'))
                if (other !== field) other.value = field.value;
            field.closest('.mirrored').style.setProperty('--v', `${field.value || 0}%`);
        }
        if (field.dataset?.draft) keep(field);
    }, true);

    // A date typed digit by digit is one at every digit of its year (0002, 0020, 0202), and none while a part of it is missing: it is told once, when the field is
    // left or Enter pressed. Half a date is not told but marked, so that what was stored stays, and what was typed too.
    let dating = null;
    const { halfDate } = document.currentScript.dataset;
    const markHalf = field => {
        const half = field.validity.badInput;
        if (half === field.hasAttribute('data-half')) return;
        field.toggleAttribute('data-half', half);
        if (!half) { field.nextElementSibling?.matches('.half-date') && field.nextElementSibling.remove(); return; }
        const sentence = document.createElement('small');
        sentence.className = 'half-date field-error';
        sentence.setAttribute('role', 'alert');
        sentence.textContent = halfDate;
        field.after(sentence);
    };
    const tellDate = () => {
        const field = dating;
        dating = null;
        if (!field) return;
        markHalf(field);
        if (!field.validity.badInput) field.dispatchEvent(new Event('change', { bubbles: true }));
    };
    document.addEventListener('keydown', event => {
        if (event.key === 'Enter') tellDate();
        else if (/^(\d|Backspace|Delete|Arrow(Up|Down))$/.test(event.key) && event.target.matches?.('input[type=date]') && !event.target.readOnly) (dating = event.target).max ||= '9999-12-31'; // or a year may have six digits
    }, true);
    document.addEventListener('change', event => { if (event.isTrusted && event.target === dating) event.stopImmediatePropagation(); }, true);
    document.addEventListener('focusout', event => { if (event.target === dating) tellDate(); }, true);
    // What is half becomes whole by a key or in the browser's calendar, and empty without any event but the key's.
    for (const kind of ['input', 'keyup']) document.addEventListener(kind, event => { if (event.target.matches?.('[data-half]') && !event.target.validity.badInput) markHalf(event.target); }, true);

    // A file chosen before Blazor has taken the field over would be lost without a word: the choice is told again when it listens.
    document.addEventListener('change', event => {
        const field = event.target;
        if (field.type !== 'file' || field._blazorInputFileNextFileId !== undefined || field.dataset.told) return;
        event.stopImmediatePropagation();
        const until = Date.now() + 10000;
        const tell = () => {
            if (field._blazorInputFileNextFileId === undefined && Date.now() < until) { requestAnimationFrame(tell); return; }
            field.dataset.told = 'true';
            field.dispatchEvent(new Event('change', { bubbles: true }));
        };
        tell();
    }, true);

    // ── focus: into what opens, back to where it was opened from, and never lost with what is taken away ──
    const openers = new WeakMap();
    let pressed = []; // the words on the last buttons: what asked a question, and its answers
    let focused = null;
    document.addEventListener('focusin', event => { focused = event.target; });
    const giveBack = (node, place) => {
        if (document.activeElement !== document.body || !node.contains(focused)) return;
        const opener = openers.get(node);
        // The button that opened a field inside a panel is drawn anew when the field closes. A panel whose row is gone leaves the focus behind, beside 'undo'.
        const back = opener?.isConnected ? opener : node.matches('aside') ? null : place.closest('[data-f]') ?? place.querySelector('button');
        back?.focus({ preventScroll: true });
    };
    document.addEventListener('click', event => {
        const button = event.target.closest('button');
        if (button) pressed = [button.textContent.trim(), ...pressed].slice(0, 4);
    }, true);
    const reachable = ':is(a[href], button, input, select, textarea, summary):not([disabled], [type=hidden])';
    const within = nodes => nodes.filter(n => n.nodeType === 1).flatMap(n => [...(n.matches(reachable) ? [n] : []), ...n.querySelectorAll(reachable)]);
    /** For the control in focus that is gone: of what came in its place what was pressed before, or else what undoes nothing; for a lone button its neighbour; for a row the heading over its list. */
    const standIn = (gone, { target: place }, changes) => {
        const came = within(changes.filter(c => c.target === place).flatMap(c => [...c.addedNodes]).filter(n => n.isConnected));
        const next = came.find(c => pressed.includes(c.textContent.trim()) && !c.matches('[data-confirm]')) ?? came.find(c => !c.matches('.btn-seal')) ?? (gone === focused ? within([...place.childNodes])[0] : null);
        if (next) return next;
        for (let at = place.closest('section, article, aside, main, body'); at; at = at.parentElement) {
            const heading = [...at.querySelectorAll('h1, h2, h3')].find(h => h.getClientRects().length > 0);
            if (!heading) continue;
            if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1;
            return heading;
        }
    };

    new MutationObserver(changes => {
        for (const change of changes)
            for (const node of change.addedNodes) {
                if (node.nodeType !== 1) continue;
                if (node.dataset.draft) restore(node);
                for (const field of node.querySelectorAll('[data-draft]')) restore(field);
                const first = node.matches('[data-focus]') ? node : node.querySelector('[data-focus]');
                if (first && document.activeElement !== document.body && !node.contains(document.activeElement)) openers.set(node, document.activeElement);
                if (first) { first.focus({ preventScroll: true }); first.closest('.pop')?.scrollIntoView({ block: 'nearest' }); }
            }
        for (const change of changes)
            for (const node of change.removedNodes)
                if (node.nodeType === 1 && !node.isConnected && (openers.has(node) || node.matches('.pop, .mine-form'))) giveBack(node, change.target);
        for (const change of changes) {
            if (document.activeElement !== document.body || !focused) break;
            // Off while the server was busy: a refusal turns the button on again.
            if (change.target === focused && change.type === 'attributes' && !focused.disabled) focused.focus({ preventScroll: true });
            const gone = focused.isConnected || !change.target.isConnected ? null : [...change.removedNodes].find(n => !n.isConnected && n.contains(focused));
            if (gone) standIn(gone, change, changes)?.focus({ preventScroll: true });
        }
    }).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });

    // ── one event for all cells: the server needs no handler per cell ──
    let early = null; // pressed before the circuit was up: opened as soon as it is
    const rowOf = cell => Number(cell.closest('[data-id]')?.dataset.id ?? cell.dataset.measure);
    const open = cell => {
        const detail = { field: cell.dataset.f, id: rowOf(cell) };
        if (document.documentElement.dataset.ready) cell.dispatchEvent(new CustomEvent('portalcell', { bubbles: true, detail }));
        else early = detail;
    };
    document.addEventListener('click', event => {
        const button = event.target.closest('button[data-f]');
        if (button) { open(button); return; }
        if (event.target.closest('.pop, a, button, input, select, textarea, label, .mud-popover')) return;
        const cell = event.target.closest('[data-f]');
        if (cell) open(cell);
    });
    /** The cell above, below, left or right, by what is seen: cells span rows. */
    const beside = (cell, key) => {
        const from = cell.getBoundingClientRect();
        let nearest = null, least = [Infinity, Infinity];
        for (const other of cell.closest('.plan, .outline')?.querySelectorAll('[data-f]:not(button)') ?? []) {
            const to = other.getBoundingClientRect();
            const row = to.top < from.bottom - 2 && to.bottom > from.top + 2;
            const column = to.left < from.right - 2 && to.right > from.left + 2;
            const way = other === cell ? null
                : key === 'ArrowRight' && row && to.left >= from.right - 2 ? [to.left - from.right, to.top]
                : key === 'ArrowLeft' && row && to.right <= from.left + 2 ? [from.left - to.right, to.top]
                : key === 'ArrowDown' && column && to.top >= from.bottom - 2 ? [to.top - from.bottom, to.left]
                : key === 'ArrowUp' && column && to.bottom <= from.top + 2 ? [from.top - to.bottom, to.left] : null;
            if (way && (way[0] < least[0] - 1 || (way[0] < least[0] + 1 && way[1] < least[1]))) [nearest, least] = [other, way];
        }
        return nearest;
    };
    document.addEventListener('keydown', event => {
        if (event.isComposing) return;
        const target = event.target;
        if (event.key.startsWith('Arrow') && !(event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) && target.matches?.('[data-f]:not(button)')) {
            const next = beside(target, event.key);
            if (next) { event.preventDefault(); next.focus(); }
            return;
        }
        if (event.key === 'Enter' && target.matches?.('[data-f]:not(button)')) { event.preventDefault(); open(target); return; }
        const pop = target.closest?.('.pop, .report');
        if (pop && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            target.dispatchEvent(new Event('change', { bubbles: true }));
            pop.querySelector('[data-submit]')?.click();
        }
        if (event.key === 'Escape') (document.querySelector('.pop [data-close], .decide.open [data-close]') ?? document.querySelector('.with-panel > aside [data-close]') ?? target.closest?.(':is(form, .confirm, .row-btns, .side-foot, li.open):has([data-close])')?.querySelector('[data-close]'))?.click();
        // A key that is held down presses once: what it has opened or asked is not answered by it.
        if (event.key === 'Enter' && event.repeat && target.matches?.('button, a')) event.preventDefault();
        if (event.key === '/' && !target.matches('input, textarea, select, [contenteditable]')) {
            const find = document.querySelector('[data-find]');
            if (find) { event.preventDefault(); find.focus(); }
        }
    });

    // ── buttons: no press is lost ──
    const pressable = 'button:not([data-f]):not([type=submit]), [role=tab]';
    const pathOf = element => {
        if (element.id) return `#${CSS.escape(element.id)}`;
        if (element === document.body) return 'body';
        return `${pathOf(element.parentElement)} > :nth-child(${[...element.parentElement.children].indexOf(element) + 1})`;
    };
    // Pressed on the page as the server first drew it, which hears nothing yet: pressed again on the same button of the page that does.
    let pressedEarly = null;
    document.addEventListener('click', event => {
        const button = event.target.closest(pressable);
        // Once the interactive layout is drawn ([data-live]) the press is heard, even before it has called ready(): twice would undo it.
        if (button && event.isTrusted && !document.documentElement.dataset.ready && !document.querySelector('[data-live]')) pressedEarly = { path: pathOf(button), label: button.textContent.trim() };
    }, true);
    const pressAgain = () => {
        const until = performance.now() + 5000; // its part of the page may still be reading
        const look = () => {
            const alike = [...document.querySelectorAll(pressable)].filter(b => b.textContent.trim() === pressedEarly.label);
            const button = alike.length > 1 ? alike.find(b => b.matches(pressedEarly.path)) : alike[0];
            if (button) button.click();
            else if (performance.now() < until) requestAnimationFrame(look);
        };
        look();
    };
    // Leaving a field may open others above the button that is being pressed: it moves away under the pointer, and the browser sees no click.
    let press = null;
    document.addEventListener('pointerdown', event => {
        const button = event.button === 0 ? event.target.closest('button') : null;
        press = button && { button, x: event.clientX, y: event.clientY };
    }, true);
    document.addEventListener('pointerup', event => {
        const { button, x, y } = press ?? {};
        press = null;
        if (button?.isConnected && !button.contains(event.target) && Math.hypot(event.clientX - x, event.clientY - y) < 4) button.click();
    }, true);

    /** Called by the first interactive drawing of the layout: from now on the page hears. */
    const ready = () => {
        document.documentElement.dataset.ready = 'true';
        if (pressedEarly) pressAgain();
        const cell = early && [...document.querySelectorAll(`[data-f="${early.field}"]`)].find(c => rowOf(c) === early.id);
        if (cell) open(cell);
    };

    window.portal = { drafts, ready };

    // ── lost circuit: the strip says so; a server that has forgotten the circuit gets a fresh page, drafts come back by themselves ──
    const strip = document.getElementById('components-reconnect-modal');
    const reloadWhenServed = async () => {
        for (;;) {
            try {
                const answer = await fetch('/health/live', { cache: 'no-store' });
                if (answer.ok) { location.reload(); return; }
            } catch { /* still down */ }
            await new Promise(resolve => setTimeout(resolve, 1000));
        }
    };
    strip?.addEventListener('components-reconnect-state-changed', event => {
        if (event.detail.state === 'rejected' || event.detail.state === 'failed') reloadWhenServed();
    });

    Blazor.start({
        circuit: { reconnectionOptions: { maxRetries: 60, retryIntervalMilliseconds: attempt => attempt < 5 ? 300 : 1000 } },
    }).then(() => {
        Blazor.registerCustomEventType('cellopen', { browserEventName: 'portalcell', createEventArgs: event => event.detail });
    });
})();
