// The only script that a page names. It listens for keys, and starts what a page asks for with data-island="name":
// frontend/src/name.ts, a module of its own that is fetched only where it is needed.
import { listen } from "./base/keys.ts";

/** What every island exports: it lights up what already stands in `root`, and the page is whole without it. */
interface Island {
  start(root: HTMLElement): void;
}

const islands = import.meta.glob<Island>(["./*.ts", "!./room.ts"]);

async function wake(root: HTMLElement): Promise<void> {
  const load = islands[`./${root.dataset["island"]}.ts`];
  if (load !== undefined) (await load()).start(root);
}

listen();
document.querySelectorAll<HTMLElement>("[data-island]").forEach((root) => void wake(root));
document.documentElement.dataset["scripted"] = ""; // style sheets may tell that there are keys
