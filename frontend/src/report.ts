// The page of a report: pointing at words lights what the sheet says of them, and the other way round; choosing moves the
// address. Without this script the same is done by the style sheet of the report (:target and :has).
import { data, make } from "./base/elements.ts";

type Claim = string;

const BESIDE = "(min-width: 74rem)"; // the sheet stands beside the article
const MARGIN = "(min-width: 46rem)"; // notes stand beside their paragraph
const LINE = 14; // from the top of a note to the middle of its first line, in pixels
const EDGE = 96; // words that are chosen stand at least so far from the edge of the window, in pixels
const SPACE = 16; // and what is said of them from the edge of the sheet
const COPY = "copy with its holder";
const PAUSE = 2000; // so long a button says what it did, in milliseconds

/** Light both sides of the report in `root`, put notes beside their words, and let claims be copied with their holder. */
export function start(root: HTMLElement): void {
  const copies = new Map(data<[Claim, string][]>("copies") ?? []); // in the order of the text, as the words are numbered
  const sides = new Sides(root, [...copies.keys()]);
  stopStyle();
  listen(root, sides);
  addCopying(root, copies);
  alignNotes(root);
  sides.follow();
}

/** The style sheet does by itself what is done here. */
function stopStyle(): void {
  const lights = document.getElementById("lights");
  if (lights instanceof HTMLLinkElement) lights.disabled = true;
}

/** What belongs to each claim on either side, and which claim is chosen. */
class Sides {
  private readonly parts = new Map<Claim, Element[]>();
  private readonly claims = new Map<Element, Claim[]>();
  private lit: readonly Claim[] = [];
  private chosen: Claim | null = null;

  constructor(
    private readonly root: HTMLElement,
    ids: readonly Claim[],
  ) {
    ids.forEach((id, index) => {
      for (const words of root.querySelectorAll(`.words .k${index}`)) this.join(words, id);
      for (const door of root.querySelectorAll(`.notes a[href="#${id}"]`)) this.join(door.closest("li"), id);
      this.join(document.getElementById(id), id);
    });
    for (const ref of root.querySelectorAll<HTMLAnchorElement>(".words a.ref")) {
      this.claims.set(ref, [decodeURIComponent(ref.hash.slice(1))]);
    }
  }

  private join(part: Element | null, claim: Claim): void {
    if (part === null) return;
    this.parts.set(claim, [...(this.parts.get(claim) ?? []), part]);
    this.claims.set(part, [...(this.claims.get(part) ?? []), claim]);
  }

  /** Return the claims of what is pointed at; none where that is not part of any. */
  at(target: EventTarget | null): readonly Claim[] {
    for (let here = target instanceof Element ? target : null; here !== null && here !== this.root; here = here.parentElement) {
      const found = this.claims.get(here);
      if (found !== undefined) return found;
    }
    return [];
  }

  /** Light these claims; without any, the one that is chosen. */
  light(claims: readonly Claim[]): void {
    const wanted = claims.length > 0 ? claims : this.chosen === null ? [] : [this.chosen];
    for (const claim of this.lit) for (const part of this.parts.get(claim) ?? []) part.classList.remove("lit");
    for (const claim of wanted) for (const part of this.parts.get(claim) ?? []) part.classList.add("lit");
    this.lit = wanted;
  }

  /** Choose a claim: light it, move the address to it, and bring both its sides into view where they stand abreast. */
  choose(claim: Claim): void {
    if (!this.parts.has(claim)) return;
    this.chosen = claim;
    this.root.classList.add("chosen");
    history.replaceState(history.state, "", `#${claim}`);
    this.light([]);
    if (matchMedia(BESIDE).matches) abreast(document.getElementById(`w-${claim}`), document.getElementById(claim));
  }

  /** Choose what the address names: a claim, or its words. */
  follow(): void {
    const named = decodeURIComponent(location.hash.slice(1));
    const claim = named.startsWith("w-") ? named.slice(2) : named;
    if (this.parts.has(claim)) this.choose(claim);
  }
}

/** Bring words into view, and what the sheet says of them to the same height. */
function abreast(words: HTMLElement | null, entry: HTMLElement | null): void {
  const sheet = entry?.closest<HTMLElement>(".beside");
  if (words === null || entry === null || !sheet) return;
  const line = words.getClientRects()[0] ?? words.getBoundingClientRect();
  const off = line.top < EDGE ? line.top - EDGE : Math.max(0, line.bottom - (window.innerHeight - EDGE));
  window.scrollTo({ top: window.scrollY + off, behavior: "instant" });
  const box = sheet.getBoundingClientRect();
  const lowest = Math.min(window.innerHeight, box.bottom) - entry.offsetHeight - SPACE;
  const height = Math.max(box.top + SPACE, Math.min(line.top - off, lowest));
  sheet.scrollTo({ top: sheet.scrollTop + entry.getBoundingClientRect().top - height, behavior: "instant" });
}

function listen(root: HTMLElement, sides: Sides): void {
  root.addEventListener("pointerover", (event) => sides.light(sides.at(event.target)));
  root.addEventListener("pointerleave", () => sides.light([]));
  root.addEventListener("focusin", (event) => sides.light(sides.at(event.target)));
  root.addEventListener("focusout", () => sides.light([]));
  root.addEventListener("click", (event) => {
    const target = event.target;
    if (!(target instanceof Element) || target.closest("a, button, summary") !== null) return;
    const claim = sides.at(target)[0];
    if (claim === undefined || !document.getSelection()?.isCollapsed) return;
    sides.choose(claim);
    document.getElementById(claim)?.focus({ preventScroll: true });
  });
  root.addEventListener("sayso:claim", (event) => {
    if (event instanceof CustomEvent && typeof event.detail === "string") sides.choose(event.detail);
  });
  window.addEventListener("hashchange", () => sides.follow());
}

/** Give each claim a button that copies it whole: holder, words, reserve, answers, standing and report. */
function addCopying(root: HTMLElement, copies: ReadonlyMap<Claim, string>): void {
  for (const entry of root.querySelectorAll<HTMLElement>(".claim")) {
    entry.tabIndex = -1; // keys go on from here
    const copied = copies.get(entry.id);
    const place = entry.querySelector(".onward");
    if (copied === undefined || place === null) continue;
    const button = make("button", { type: "button", class: "quiet copy" }, COPY);
    button.addEventListener("click", () => void copy(button, copied));
    place.append(button);
  }
}

async function copy(button: HTMLButtonElement, text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "copied";
  } catch {
    button.textContent = "the browser does not let this page copy";
  }
  window.setTimeout(() => (button.textContent = COPY), PAUSE);
}

/** Put notes in the margin at the height of their words, where there is room above them. */
function alignNotes(root: HTMLElement): void {
  const wide = matchMedia(MARGIN);
  const lists = [...root.querySelectorAll<HTMLElement>(".para > .notes")];
  const align = (): void => {
    const notes = lists.flatMap((list) => [...list.children].filter((note) => note instanceof HTMLElement));
    for (const note of notes) note.style.marginTop = "";
    if (!wide.matches) return;
    for (const list of lists) alignIn(list);
  };
  align();
  new ResizeObserver(align).observe(root);
}

function alignIn(list: HTMLElement): void {
  const beside = list.parentElement?.querySelector(".words") ?? null;
  let room = beside === null ? 0 : beside.getBoundingClientRect().bottom - list.getBoundingClientRect().bottom;
  for (const note of list.children) {
    const door = note.querySelector<HTMLAnchorElement>(".nums a");
    const words = door === null ? null : document.getElementById(`w-${decodeURIComponent(door.hash.slice(1))}`);
    const line = words?.getClientRects()[0];
    if (!(note instanceof HTMLElement) || line === undefined) continue;
    const above = line.top + line.height / 2 - note.getBoundingClientRect().top - LINE;
    const moved = Math.floor(Math.min(above, room) / 4) * 4;
    if (moved <= 0) continue;
    note.style.marginTop = `${moved}px`;
    room -= moved;
  }
}
