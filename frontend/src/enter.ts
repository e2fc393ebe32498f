// The entrance: the token that the address brings behind the # goes into the form, out of the address, and is sent.

export function start(root: HTMLElement): void {
  const token = new URLSearchParams(location.hash.slice(1)).get("token");
  const field = root.querySelector<HTMLInputElement>("input[name=token]");
  if (token === null || field === null || !(root instanceof HTMLFormElement)) return;
  history.replaceState(null, "", location.pathname + location.search);
  field.value = token;
  root.requestSubmit();
}
