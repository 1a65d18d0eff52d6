// How somebody likes the editor, in this browser; where it may not remember, it starts as always.

export function stored(name, allowed) {
  try {
    const value = localStorage.getItem(`portal.editor.${name}`);
    return allowed.includes(value) ? value : null;
  } catch {
    return null;
  }
}

export function store(name, value) {
  try { localStorage.setItem(`portal.editor.${name}`, value); } catch { /* not remembered */ }
}
