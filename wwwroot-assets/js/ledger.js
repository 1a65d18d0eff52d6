// Keeps an open ledger up to date. The page is whole without it: this only fetches the page again when the server says
// that something changed, and swaps the tasks that differ. What the visitor has opened stays open.
(() => {
  "use strict";
  const ledger = document.getElementById("ledger");
  if (!ledger || !window.EventSource) return;
  const said = document.getElementById("said");
  const minute = 60000;
  let version = ledger.dataset.version;
  let busy = false;
  let again = false;

  const opened = (root) => [...root.querySelectorAll("details")].map((d) => d.open);
  const same = (a, b) => {
    const [x, y] = [a.cloneNode(true), b.cloneNode(true)];
    for (const t of [x, y]) {
      t.removeAttribute("open");
      t.classList.remove("is-live");
      for (const d of t.querySelectorAll("details")) d.removeAttribute("open");
      for (const c of t.querySelectorAll(".chip-live")) c.remove();
    }
    return x.innerHTML.trim() === y.innerHTML.trim();
  };

  const swap = (old, fresh) => {
    const inside = old.contains(document.activeElement);
    const nested = opened(old);
    fresh.open = old.open;
    [...fresh.querySelectorAll("details")].forEach((d, i) => { d.open = nested[i] === true; });
    const chip = document.createElement("span");
    chip.className = "chip chip-ochre chip-live";
    chip.textContent = ledger.dataset.chip;
    fresh.querySelector("h3").append(chip);
    setTimeout(() => chip.remove(), minute);
    fresh.classList.add("is-live");
    old.replaceWith(fresh);
    if (inside) fresh.querySelector("summary").focus();
    return ledger.dataset.said.replace("{0}", fresh.dataset.number);
  };

  const refresh = async () => {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    again = false;
    try {
      const answer = await fetch(location.pathname, { cache: "no-cache" });
      if (!answer.ok) return location.reload();
      const page = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("ledger");
      const ids = (root) => [...root.querySelectorAll(".task")].map((t) => t.id).join();
      // Rows came or went: the whole page is another one.
      if (!page || ids(page) !== ids(ledger)) return location.reload();
      const news = [];
      for (const fresh of page.querySelectorAll(".task")) {
        const old = document.getElementById(fresh.id);
        if (!same(old, fresh)) news.push(swap(old, fresh));
      }
      for (const part of page.querySelectorAll("#top, .goal-head, #reckoning, .page-head")) {
        const old = part.id ? document.getElementById(part.id) : ledger.querySelector(".page-head");
        if (old.innerHTML !== part.innerHTML) old.innerHTML = part.innerHTML;
      }
      version = page.dataset.version;
      if (news.length) said.textContent = news.join("，");
    } finally {
      busy = false;
      if (again) refresh();
    }
  };

  const listen = () => {
    const stream = new EventSource(`${location.pathname}/events?seen=${encodeURIComponent(version)}`);
    stream.addEventListener("change", (e) => { if (e.data !== version) refresh(); });
    stream.addEventListener("gone", () => location.reload());
    // The browser reconnects by itself unless it was refused (too many readers): then ask once a minute.
    stream.addEventListener("error", () => { if (stream.readyState === EventSource.CLOSED) setTimeout(() => { refresh().catch(() => {}); listen(); }, minute); });
    addEventListener("pagehide", () => stream.close(), { once: true });
  };
  addEventListener("pageshow", (e) => { if (e.persisted) { refresh().catch(() => {}); listen(); } });
  listen();
})();
