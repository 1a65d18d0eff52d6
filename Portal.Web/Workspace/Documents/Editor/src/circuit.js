import { paced } from './dom.js';

const PACE = 500; // ms: at most two states a second
/** A message above 32 KB ends a circuit. */
const LARGEST = 24000;

/** What the page's Blazor component hears. It may be gone at any time: nothing here depends on being heard. */
export class Circuit {
  constructor(state) {
    this.listener = null;
    this.tellState = paced(PACE, () => this.#call('OnState', JSON.stringify(state())));
  }

  command(name) {
    this.#call('OnCommand', name);
  }

  imported(summary) {
    this.#call('OnImport', bounded(summary, 'notes'));
  }

  checked(checks) {
    this.#call('OnPreview', bounded(checks, 'issues'));
  }

  #call(name, argument) {
    try {
      this.listener?.invokeMethodAsync(name, argument)?.catch?.(() => {});
    } catch { /* the circuit is lost */ }
  }
}

/** JSON that fits: the list is cut, and 'more' says how many are missing. */
function bounded(value, list) {
  const fits = json => new TextEncoder().encode(json).length <= LARGEST;
  const whole = JSON.stringify(value);
  if (fits(whole)) return whole;
  const items = value[list] ?? [];
  for (let count = items.length; ; count = Math.floor(count / 2)) {
    const json = JSON.stringify({ [list]: items.slice(0, count), more: items.length - count });
    if (fits(json) || count === 0) return json;
  }
}
