// The review queue by keys. A key presses what stands on the page and nothing else: what the page does not offer, no
// key does. After r on a claim the next key says what is wrong with it, as in `sayso review`.
import { understand, type Waiting } from "./base/answers.ts";
import { make } from "./base/elements.ts";

const PAUSE = 1500; // so long g waits for its letter, in milliseconds

export function start(root: HTMLElement): void {
  const fault = root.querySelector<HTMLSelectElement>("select[name=fault]");
  const told = fault === null ? null : question(fault);
  let waiting: Waiting = "nothing";
  let patience = 0;

  const become = (next: Waiting): void => {
    waiting = next;
    window.clearTimeout(patience);
    if (next === "place") patience = window.setTimeout(() => (waiting = "nothing"), PAUSE);
    told?.toggleAttribute("hidden", next !== "fault");
  };

  const hear = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key === "Shift") return;
    if (document.querySelector("dialog[open]") !== null) return;
    if (isTyping(event.target)) {
      if (event.key === "Escape") (event.target as HTMLElement).blur();
      return;
    }
    const answer = understand(event.key, waiting, fault !== null);
    const asked = waiting === "fault" || answer.waiting === "fault";
    become(answer.waiting);
    const done = answer.press !== null ? press(root, answer.press) : answer.fault !== null && reject(root, answer.fault);
    if (done || asked || event.key === "j" || event.key === "k") {
      event.preventDefault(); // and the keys of every page pass it over
    }
  };

  document.addEventListener("keydown", hear, { capture: true });
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox])");
}

/** Press what stands for a key; false where the page has nothing of the kind. */
function press(root: HTMLElement, key: string): boolean {
  const all = root.querySelectorAll<HTMLElement>("button[data-key], a[data-key], summary[data-key]");
  const found = [...all].find((each) => each.dataset["key"] === key);
  if (found === undefined) return false;
  found.click();
  if (found.localName === "summary") found.parentElement?.querySelector<HTMLElement>("select, input, textarea")?.focus();
  return true;
}

/** Reject the claim for the fault that a key stands for. */
function reject(root: HTMLElement, key: string): boolean {
  const option = [...root.querySelectorAll("option")].find((each) => each.dataset["key"] === key);
  if (option === undefined) return false;
  option.selected = true;
  return press(root, "r");
}

/** Return the line that asks what is wrong, beside the choice of faults; hidden until it is asked. */
function question(fault: HTMLSelectElement): HTMLElement {
  const words = [...fault.options].filter((each) => each.value !== "").map((each) => each.text);
  const line = make("p", { class: "hint", role: "status", hidden: "" }, `What is wrong? ${words.join(", ")}; Escape for none`);
  fault.closest(".with-fault")?.after(line);
  return line;
}
