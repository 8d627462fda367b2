/** Gives a part that the program has drawn its places (the policy of the page forbids styles in attributes). */
export function readable(root: HTMLElement): void {
  for (const one of root.querySelectorAll<HTMLElement>("[data-style]")) {
    for (const part of (one.dataset.style ?? "").split(";")) {
      const [name, value] = part.split(":");
      if (name && value) one.style.setProperty(name.trim(), value.trim());
    }
  }
}
