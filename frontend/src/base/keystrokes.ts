// What a key means, apart from any page: a pure function, so that it can be tested without one.

/** What a keystroke asks for. */
export type Wish =
  | { readonly kind: "step"; readonly by: 1 | -1 }
  | { readonly kind: "search" }
  | { readonly kind: "keys" }
  | { readonly kind: "place"; readonly key: string };

/** What was understood: a wish, or none, and whether the next letter names a place. */
export interface Heard {
  readonly wish: Wish | null;
  readonly going: boolean;
}

const NOTHING: Heard = { wish: null, going: false };

/** Understand `key`, typed while `going` says whether g was typed just before. */
export function hear(key: string, going: boolean): Heard {
  if (going) return /^[a-z]$/.test(key) ? { wish: { kind: "place", key }, going: false } : NOTHING;
  return { wish: meant(key), going: key === "g" };
}

function meant(key: string): Wish | null {
  switch (key) {
    case "j":
      return { kind: "step", by: 1 };
    case "k":
      return { kind: "step", by: -1 };
    case "/":
      return { kind: "search" };
    case "l":
      return { kind: "place", key: "l" };
    case "?":
      return { kind: "keys" };
    default:
      return null;
  }
}

/** Return which of `count` things comes next, from the one at `at` (-1: none yet); ends are ends. */
export function next(at: number, by: 1 | -1, count: number): number {
  if (count === 0) return -1;
  if (at < 0) return by === 1 ? 0 : count - 1;
  return Math.min(count - 1, Math.max(0, at + by));
}
