// The network as a picture one can move: the same names and ties as drawn above it, each line as somebody says it.
// Lines that are less than asserted carry their standing as a word; a denied one is thin, struck, and says so.
import Graph from "graphology";
import Sigma from "sigma";
import type { EdgeDisplayData, NodeDisplayData } from "sigma/types";
import { make, show } from "./base/elements.ts";

interface Name {
  readonly who: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly distance: number;
}

interface Line {
  readonly tie: number;
  readonly standing: string;
  readonly weight: number;
}

interface Said {
  readonly holder: string;
  readonly verb: string;
  readonly quote: string;
  readonly caution: string;
  readonly responses: readonly string[];
  readonly report: string;
}

interface Tie {
  readonly a: { readonly who: string | null };
  readonly b: { readonly who: string | null };
  readonly denied: boolean;
  readonly lead: { readonly statement: Said };
}

/** The JSON twin of the page, as far as it is drawn here. */
interface Shown {
  readonly network: { readonly ties: readonly Tie[] };
  readonly picture: { readonly dots: readonly Name[]; readonly lines: readonly Line[] };
  readonly question: { readonly standings: readonly (readonly [string, string])[] };
}

interface Inks {
  readonly ink: string;
  readonly soft: string;
  readonly faint: string;
  readonly accent: string;
  readonly paper: string;
  readonly sans: string;
}

interface Ends {
  readonly x: number;
  readonly y: number;
}

const ASSERTED = "asserted";
const DENIED = "denied";

/** Draw the network of the page in `root`, under the button that asked for it. */
export async function start(root: HTMLElement): Promise<void> {
  if (root.querySelector(".moving") !== null) return;
  const stage = make("div", { class: "moving" });
  const said = make("p", { class: "moving-says", "aria-live": "polite" }, "The picture is being drawn.");
  root.append(stage, said);
  try {
    new Moving(stage, said, await twin());
    said.textContent = "Point at a line to read who says it; drag a name to move it.";
    show(stage);
  } catch {
    stage.remove();
    said.textContent = "The moving picture cannot be drawn here (it needs WebGL). The drawn one and the table hold the same.";
  }
}

/** Return the same page as JSON. */
async function twin(): Promise<Shown> {
  const link = document.querySelector<HTMLLinkElement>('link[rel="alternate"][type="application/json"]');
  const answer = await fetch(link?.href ?? "");
  return (await answer.json()) as Shown;
}

/** Return a claim as one sentence with its standing, its answers and its report. */
function sentence(words: string, said: Said): string {
  const caution = said.caution === "" ? "" : ` ${said.caution}`;
  return [`${words}: ${said.holder} ${said.verb}: “${said.quote}”${caution}.`, ...said.responses, said.report].join(" ");
}

function inks(element: HTMLElement): Inks {
  const style = getComputedStyle(element);
  const value = (name: string): string => style.getPropertyValue(name).trim();
  return {
    ink: value("--ink"),
    soft: value("--soft"),
    faint: value("--faint"),
    accent: value("--accent"),
    paper: value("--paper"),
    sans: value("--sans"),
  };
}

/** One picture: its graph, what is pointed at, and what is dragged. */
class Moving {
  private readonly graph = new Graph({ multi: true, type: "undirected" });
  private readonly sigma: Sigma;
  private near: ReadonlySet<string> | null = null;
  private dragged: string | null = null;

  constructor(
    stage: HTMLElement,
    private readonly said: HTMLElement,
    private readonly shown: Shown,
  ) {
    const colours = inks(stage);
    this.fill(colours);
    this.sigma = new Sigma(this.graph, stage, {
      labelFont: colours.sans,
      labelSize: 13,
      labelColor: { color: colours.ink },
      labelDensity: 2,
      edgeLabelFont: colours.sans,
      edgeLabelSize: 11,
      edgeLabelColor: { color: colours.accent },
      renderEdgeLabels: true,
      enableEdgeEvents: true,
      zIndex: true,
      nodeReducer: (node, attributes) => this.name(node, attributes, colours),
      edgeReducer: (edge, attributes) => this.stroke(edge, attributes),
      defaultDrawEdgeLabel: (context, edge, from, to) => drawWord(context, edge, from, to, colours),
      defaultDrawNodeHover: (context, node) => drawName(context, node, colours),
    });
    this.listen();
  }

  private fill(colours: Inks): void {
    for (const name of this.shown.picture.dots) {
      const size = name.distance === 0 ? 9 : 6;
      this.graph.addNode(name.who, { x: name.x, y: -name.y, label: name.name, size, color: colours.ink, forceLabel: name.distance === 0 });
    }
    this.shown.picture.lines.forEach((line, number) => {
      const tie = this.shown.network.ties[line.tie];
      if (tie === undefined || tie.a.who === null || tie.b.who === null || tie.a.who === tie.b.who) return;
      const isLess = line.standing !== ASSERTED;
      const colour = line.standing === DENIED ? colours.faint : isLess ? colours.accent : colours.soft;
      this.graph.addEdgeWithKey(String(number), tie.a.who, tie.b.who, {
        label: this.label(line, tie),
        denied: tie.denied,
        standing: line.standing,
        size: line.standing === DENIED ? 0.5 : line.weight,
        color: colour,
        forceLabel: isLess || tie.denied,
      });
    });
  }

  /** Return what stands at a line: its standing where it is less than asserted, and that somebody denies it. */
  private label(line: Line, tie: Tie): string | null {
    const standing = line.standing === ASSERTED ? [] : [this.words(line)];
    const against = tie.denied && line.standing !== DENIED ? ["denied by somebody"] : [];
    return [...standing, ...against].join(", ") || null;
  }

  private words(line: Line): string {
    return this.shown.question.standings.find(([value]) => value === line.standing)?.[1] ?? line.standing;
  }

  /** Fade the names that are not tied to the one that is pointed at. */
  private name(node: string, attributes: object, colours: Inks): Partial<NodeDisplayData> {
    const isNear = this.near === null || this.near.has(node);
    return isNear ? attributes : { ...attributes, color: colours.faint, label: null };
  }

  private stroke(edge: string, attributes: object): Partial<EdgeDisplayData> {
    const isNear = this.near === null || this.graph.extremities(edge).every((end) => this.near?.has(end));
    return isNear ? attributes : { ...attributes, hidden: true };
  }

  private listen(): void {
    this.sigma.on("enterNode", ({ node }) => this.light(new Set([node, ...this.graph.neighbors(node)])));
    this.sigma.on("leaveNode", () => this.light(null));
    this.sigma.on("enterEdge", ({ edge }) => this.say(edge));
    this.sigma.on("clickEdge", ({ edge }) => this.go(edge));
    this.sigma.on("downNode", ({ node }) => (this.dragged = node));
    this.sigma.getMouseCaptor().on("mousemovebody", (event) => this.drag(event));
    this.sigma.getMouseCaptor().on("mouseup", () => (this.dragged = null));
  }

  private light(near: ReadonlySet<string> | null): void {
    this.near = near;
    this.sigma.refresh({ skipIndexation: true });
  }

  private drag(event: { x: number; y: number; preventSigmaDefault: () => void }): void {
    if (this.dragged === null) return;
    const place = this.sigma.viewportToGraph(event);
    this.graph.mergeNodeAttributes(this.dragged, { x: place.x, y: place.y });
    event.preventSigmaDefault();
  }

  private line(edge: string): readonly [Line, Tie] | null {
    const line = this.shown.picture.lines[Number(edge)];
    const tie = line === undefined ? undefined : this.shown.network.ties[line.tie];
    return line === undefined || tie === undefined ? null : [line, tie];
  }

  private say(edge: string): void {
    const found = this.line(edge);
    if (found !== null) this.said.textContent = sentence(this.words(found[0]), found[1].lead.statement);
  }

  private go(edge: string): void {
    const [a, b] = this.graph.extremities(edge);
    location.assign(`/ties/${encodeURIComponent(a)}/${encodeURIComponent(b)}`);
  }
}

/** Write the standing in the middle of a line, and a bar across a denied one. */
function drawWord(context: CanvasRenderingContext2D, edge: Partial<EdgeDisplayData>, from: Ends, to: Ends, colours: Inks): void {
  if (typeof edge.label !== "string") return;
  const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
  context.font = `italic 11px ${colours.sans}`;
  context.lineWidth = 4;
  context.strokeStyle = colours.paper;
  context.strokeText(edge.label, x + 10, y + 4);
  context.fillStyle = colours.accent;
  context.fillText(edge.label, x + 10, y + 4);
  const { standing, denied } = edge as { standing?: string; denied?: boolean };
  if (standing !== DENIED && denied !== true) return;
  context.lineWidth = 2;
  context.strokeStyle = colours.accent;
  context.beginPath();
  for (const by of standing === DENIED ? [0, 4] : [0]) {
    context.moveTo(x - 6, y + 5 + by);
    context.lineTo(x + 6, y - 5 + by);
  }
  context.stroke();
}

/** Write the name that is pointed at, on paper so that no line crosses it. */
function drawName(context: CanvasRenderingContext2D, node: Partial<NodeDisplayData> & Ends & { size: number }, colours: Inks): void {
  if (typeof node.label !== "string") return;
  context.font = `600 13px ${colours.sans}`;
  context.lineWidth = 5;
  context.strokeStyle = colours.paper;
  context.strokeText(node.label, node.x + node.size + 3, node.y + 4);
  context.fillStyle = colours.ink;
  context.fillText(node.label, node.x + node.size + 3, node.y + 4);
}
