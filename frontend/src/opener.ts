// Beside the drawn network: a button that opens it as a picture one can move. What draws it is fetched only then.

/** Let the button in `root` open the moving picture; without it the drawn one stays. */
export function start(root: HTMLElement): void {
  const button = root.querySelector<HTMLButtonElement>("button[data-open]");
  button?.addEventListener("click", () => {
    button.disabled = true;
    void import("./network.ts").then((network) => network.start(root));
  });
}
