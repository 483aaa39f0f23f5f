import {childButton, childElement} from './child-element.ts'

/** Short lines above the panel. */
export type Notices = Readonly<{
  /** Shows a line for some seconds; a click on it acts. */
  show: (words: string, act?: () => void) => void
  hide: () => void
}>

/** Milliseconds that a line stays. */
const patience = 6000

/** Runs in the page: creates the line above the panel, in `stack`. */
export function createNotices(stack: HTMLElement): Notices {
  const notice = document.createElement('div')
  notice.className = 'notice'
  notice.role = 'status'
  notice.hidden = true
  stack.prepend(notice)
  let timer: ReturnType<typeof setTimeout> | undefined

  function hide(): void {
    clearTimeout(timer)
    notice.hidden = true
  }

  return {
    show(words, act) {
      clearTimeout(timer)
      notice.replaceChildren()
      if (act === undefined) childElement(notice, 'span', words)
      else
        childButton(notice, words, () => {
          hide()
          act()
        })
      notice.hidden = false
      timer = setTimeout(hide, patience)
    },
    hide
  }
}
