import {create} from './elements.ts'
/**
 * A button without text, so that copying and searching find only the author's text; the style sheet draws its symbol.
 */
export function buttonOf(name: string, label: string, act: (button: HTMLElement) => void): HTMLElement {
  const button = create('button', `sign ${name}`)
  button.type = 'button'
  button.ariaLabel = label
  button.title = label
  button.addEventListener('click', event => {
    event.stopPropagation()
    act(button)
  })
  return button
}

/** Copies a text to the clipboard, and confirms this on the button for a while. */
export async function copyFor(button: HTMLElement, text: string, done: string): Promise<void> {
  const label = button.ariaLabel
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    return
  }
  button.ariaLabel = done
  button.classList.add('done')
  setTimeout(() => {
    button.ariaLabel = label
    button.classList.remove('done')
  }, 2000)
}
