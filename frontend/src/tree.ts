// The origin tree: pointing at an edge lights it and says the words that show it; pointing at a report or an origin lights
// what it has from whom. Up and down lead from a report to the one that it comes from, and to the first that comes from it.
import { calm } from "./base/elements.ts";

/** The numbers of reports that an element names in `data-…`. */
function numbers(element: Element, key: string): readonly string[] {
  return (element.getAttribute(`data-${key}`) ?? "").split(" ").filter((number) => number !== "");
}

/** Light up the tree in `root`, a figure that has its drawing; the list of the same stands below it on the page. */
export function start(root: HTMLElement): void {
  const svg = root.querySelector<SVGElement>("svg.tree");
  const told = root.querySelector<HTMLElement>(".tree-told");
  if (svg === null || told === null) return;
  const tree = new Tree(svg, told);
  for (const on of ["pointerover", "focusin"]) svg.addEventListener(on, (event) => tree.point(event.target));
  for (const off of ["pointerleave", "focusout"]) svg.addEventListener(off, () => tree.rest());
  svg.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = tree.beside(event.target, event.key);
    if (next === null) return;
    event.preventDefault();
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest", inline: "nearest", behavior: calm() ? "auto" : "smooth" });
  });
}

class Tree {
  private readonly edges: readonly SVGAElement[];
  private readonly reports = new Map<string, SVGAElement>();
  private readonly origins: readonly SVGAElement[];
  private readonly strands: readonly SVGElement[];
  private lit: readonly Element[] = [];

  constructor(
    private readonly svg: SVGElement,
    private readonly told: HTMLElement,
  ) {
    this.edges = [...svg.querySelectorAll<SVGAElement>("a.edge")];
    this.origins = [...svg.querySelectorAll<SVGAElement>("a.origin")];
    this.strands = [...svg.querySelectorAll<SVGElement>(".strand")];
    for (const report of svg.querySelectorAll<SVGAElement>("a.report")) {
      this.reports.set(report.getAttribute("data-report") ?? "", report);
    }
  }

  /** Light what belongs to the edge, report or origin at which somebody points; elsewhere nothing is lit. */
  point(target: EventTarget | null): void {
    const mark = target instanceof Element ? target.closest("a") : null;
    if (mark === null) return this.rest();
    const number = mark.getAttribute("data-report");
    if (mark.classList.contains("edge")) return this.light([mark, ...this.ends(mark)], mark);
    if (number !== null) return this.light([mark, ...this.around(number)], null);
    const own = new Set(numbers(mark, "reports"));
    const strands = this.strands.filter((strand) => numbers(strand, "reports").join() === [...own].join());
    this.light([mark, ...strands, ...this.at(own)], null);
  }

  /** Light nothing. */
  rest(): void {
    for (const element of this.lit) element.classList.remove("lit");
    this.lit = [];
    this.svg.classList.remove("lighting");
    this.told.hidden = true;
  }

  /** The report above or below the one that has the focus; `null` where there is none, or the key is another. */
  beside(target: EventTarget | null, key: string): SVGAElement | null {
    const report = target instanceof Element ? target.closest("a.report") : null;
    if (report === null || (key !== "ArrowUp" && key !== "ArrowDown")) return null;
    const [from, to] = key === "ArrowUp" ? ["derived", "upstream"] : ["upstream", "derived"];
    const here = report.getAttribute("data-report");
    const joined = this.edges.filter((each) => each.getAttribute(`data-${from}`) === here);
    const edge = joined.find((each) => !each.classList.contains("second")) ?? joined[0];
    return this.reports.get(edge?.getAttribute(`data-${to}`) ?? "") ?? null;
  }

  private at(wanted: ReadonlySet<string>): readonly Element[] {
    return [...wanted].flatMap((number) => this.reports.get(number) ?? []);
  }

  private ends(edge: Element): readonly Element[] {
    return this.at(new Set([...numbers(edge, "upstream"), ...numbers(edge, "derived")]));
  }

  private around(number: string): readonly Element[] {
    const edges = this.edges.filter((edge) => [...numbers(edge, "upstream"), ...numbers(edge, "derived")].includes(number));
    const stated = [...this.origins, ...this.strands].filter((each) => numbers(each, "reports").includes(number));
    return [...edges, ...edges.flatMap((edge) => this.ends(edge)), ...stated];
  }

  private light(elements: readonly Element[], edge: Element | null): void {
    this.rest();
    for (const element of elements) element.classList.add("lit");
    this.lit = elements;
    this.svg.classList.add("lighting");
    if (edge !== null) this.tell(edge);
  }

  /** Say what shows an edge: what the list has of it, with whose words they are. */
  private tell(edge: Element): void {
    const listed = document.getElementById(edge.getAttribute("data-edge") ?? "");
    if (listed === null) return;
    const copy = listed.cloneNode(true) as HTMLElement;
    this.told.replaceChildren(`${edge.getAttribute("data-derived") ?? ""} `, ...copy.childNodes);
    this.told.hidden = false;
  }
}
