// Keys on every page (LOOK, principle 8): j and k between claims, / to search, l for the legend, g and a letter to a
// place, ? for the list.
import { focus, make } from "./elements.ts";
import { hear, next, type Wish } from "./keystrokes.ts";

const PAUSE = 1500; // so long g waits for its letter, in milliseconds

/** Listen for keys as long as the page is open. */
export function listen(): void {
  let going = false;
  let waiting = 0;
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (document.querySelector("dialog[open]") !== null) return;
    const heard = hear(event.key, going);
    going = heard.going;
    window.clearTimeout(waiting);
    if (going) waiting = window.setTimeout(() => (going = false), PAUSE);
    if (heard.wish !== null && fulfil(heard.wish)) event.preventDefault();
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

/** Do what was asked for; false where the page has nothing of the kind. */
function fulfil(wish: Wish): boolean {
  switch (wish.kind) {
    case "step":
      return step(wish.by);
    case "search":
      return search();
    case "place":
      return go(wish.key);
    case "keys":
      open();
      return true;
  }
}

function claims(): HTMLElement[] {
  const all = [...document.querySelectorAll<HTMLElement>("main [data-claim]:not(svg *)")]; // a picture's claims stand in the list below it
  return all.filter((claim) => claim.checkVisibility());
}

function step(by: 1 | -1): boolean {
  const all = claims();
  const here = document.activeElement?.closest("[data-claim]") ?? document.querySelector("[data-claim]:target");
  const target = all[next(all.indexOf(here as HTMLElement), by, all.length)];
  if (target === undefined) return false;
  focus(target);
  target.dispatchEvent(new CustomEvent("sayso:claim", { bubbles: true, detail: target.dataset["claim"] }));
  return true;
}

function search(): boolean {
  const field = document.querySelector<HTMLInputElement>("input[type=search]");
  if (field === null) return go("f");
  field.focus();
  field.select();
  return true;
}

function places(): HTMLAnchorElement[] {
  return [...document.querySelectorAll<HTMLAnchorElement>("nav a[data-key]")];
}

function go(key: string): boolean {
  const place = places().find((link) => link.dataset["key"] === key);
  if (place === undefined) return false;
  place.click();
  return true;
}

function open(): void {
  const rows: [string, string][] = [
    ["j", "the next claim"],
    ["k", "the claim before"],
    ["/", "search"],
    ["l", "the legend"],
    ...places().filter((link) => link.dataset["key"] !== "l").map((link): [string, string] => [`g ${link.dataset["key"]}`, link.textContent ?? ""]),
    ["?", "these keys"],
  ];
  const list = make("dl", {}, ...rows.flatMap(([key, what]) => [make("dt", {}, make("kbd", {}, key)), make("dd", {}, what)]));
  const close = make("button", { type: "submit" }, "Close");
  const dialog = make(
    "dialog",
    { class: "keys", "aria-labelledby": "keys-title" },
    make("h2", { id: "keys-title" }, "Keys"),
    list,
    make("form", { method: "dialog" }, close),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
