// Elements made without markup: words go in as text and never as anything else.

/** Return a new element with these attributes and these children; strings become text. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** Return the data that a page carries for a script: the JSON of `<script type="application/json" id="…">`. */
export function data<T>(id: string): T | null {
  const holder = document.getElementById(id);
  return holder instanceof HTMLScriptElement ? (JSON.parse(holder.text) as T) : null;
}

/** Whether the reader asked for little motion. */
export function calm(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Bring an element into view, gently unless the reader asked for little motion. */
export function show(element: Element): void {
  element.scrollIntoView({ block: "nearest", behavior: calm() ? "auto" : "smooth" });
}

/** Make `element` the one that keys go on from, without a place of its own in the order of Tab. */
export function focus(element: HTMLElement): void {
  if (!element.hasAttribute("tabindex") && element.tabIndex < 0) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  show(element);
}
