/** An element with its attributes, listeners ('on…') and children; false and null attributes are left out. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value == null) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter(child => child != null));
  return element;
}

/** Lets at most one call through in each span of milliseconds, and always the last one. */
export function paced(milliseconds, action) {
  let timer = 0;
  let last = 0;
  const run = () => {
    timer = 0;
    last = Date.now();
    action();
  };
  const call = () => {
    if (!timer) timer = setTimeout(run, Math.max(0, last + milliseconds - Date.now()));
  };
  call.cancel = () => {
    clearTimeout(timer);
    timer = 0;
  };
  return call;
}

const QUIET_CHECK = 50;

/** Runs the action when no input method is composing: a change made meanwhile would break the composition. */
export function whenQuiet(view, action) {
  if (view.composing) setTimeout(() => whenQuiet(view, action), QUIET_CHECK);
  else action();
}

/** Chinese characters, their punctuation and full-width forms. */
export const CJK = '\\u2e80-\\u303f\\u3040-\\u30ff\\u31c0-\\u9fff\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff00-\\uffef\\u2014\\u2018\\u2019\\u201c\\u201d\\u2026';
