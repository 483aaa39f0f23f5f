/** Runs in the page: appends a new element with a text, and returns it. */
export function childElement<Name extends keyof HTMLElementTagNameMap>(
  parent: ParentNode,
  name: Name,
  text: string
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  made.textContent = text
  parent.append(made)
  return made
}

/** Runs in the page: appends a button with a label. */
export function childButton(parent: ParentNode, text: string, act: () => void): HTMLButtonElement {
  const button = childElement(parent, 'button', text)
  button.type = 'button'
  button.addEventListener('click', act)
  return button
}
