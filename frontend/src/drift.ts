// The drift table: pointing at a cell lights the column of its report and the head of its row; left and right lead from
// report to report along the heads.

/** Light up the table in `root`. */
export function start(root: HTMLElement): void {
  const table = root.querySelector("table");
  if (table === null) return;
  let lit: readonly Element[] = [];
  const rest = (): void => {
    for (const cell of lit) cell.classList.remove("lit");
    lit = [];
  };
  const light = (target: EventTarget | null): void => {
    rest();
    const cell = target instanceof Element ? target.closest("td, th") : null;
    const column = cell?.getAttribute("data-column");
    const head = cell?.parentElement?.querySelector("th[scope=row]");
    lit = [...(column ? table.querySelectorAll(`[data-column="${CSS.escape(column)}"]`) : []), ...(head ? [head] : [])];
    for (const each of lit) each.classList.add("lit");
  };
  for (const on of ["pointerover", "focusin"]) table.addEventListener(on, (event) => light(event.target));
  for (const off of ["pointerleave", "focusout"]) table.addEventListener(off, rest);
  const heads = [...table.querySelectorAll<HTMLElement>("thead a")];
  table.addEventListener("keydown", (event) => {
    const at = heads.findIndex((head) => head === document.activeElement);
    const next = event.key === "ArrowRight" ? heads[at + 1] : event.key === "ArrowLeft" ? heads[at - 1] : undefined;
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    next.focus();
  });
}
