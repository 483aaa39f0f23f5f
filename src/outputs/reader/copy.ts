/** Copies the text next to a button; if the browser forbids copying, the text remains selected. */
export async function copyBeside(button: HTMLElement): Promise<void> {
  const text = document.getElementById(button.getAttribute('aria-controls') ?? '')
  const said = button.parentElement?.querySelector('[role="status"]')
  if (text === null) return
  getSelection()?.selectAllChildren(text)
  try {
    await navigator.clipboard.writeText(text.textContent ?? '')
    if (said) said.textContent = button.dataset.done ?? ''
  } catch {
    if (said) said.textContent = ''
  }
}
