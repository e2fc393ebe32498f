// What a key means in the review queue, apart from any page: the keys of `sayso review`.

/** Where one is: g was typed and waits for a place, r was typed and waits for what is wrong with a claim, or neither. */
export type Waiting = "nothing" | "place" | "fault";

/** What is to be pressed on the page, or what is wrong with the claim; `null` where the key means nothing here. */
export interface Answer {
  readonly press: string | null;
  readonly fault: string | null;
  readonly waiting: Waiting;
}

const KEYS = "aArcusjkz";

/** Understand `key`. `asks` says whether a rejection has to say what is wrong. */
export function understand(key: string, waiting: Waiting, asks: boolean): Answer {
  if (waiting === "place") return { press: null, fault: null, waiting: "nothing" };
  if (waiting === "fault") return { press: null, fault: key.length === 1 ? key : null, waiting: "nothing" };
  if (key === "g") return { press: null, fault: null, waiting: "place" };
  if (key === "r" && asks) return { press: null, fault: null, waiting: "fault" };
  return { press: key.length === 1 && KEYS.includes(key) ? key : null, fault: null, waiting: "nothing" };
}
