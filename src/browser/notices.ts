import {childButton, childElement} from './child-element.ts'

/** Short messages above the panel. */
export type Notices = Readonly<{
  /** Shows a message for some seconds; a click on it calls `act`. */
  show: (words: string, act?: () => void) => void
  hide: () => void
}>

/** The duration of a message, in milliseconds. */
const patience = 6000

/** Runs in the page: creates the line for messages above the panel, in `stack`. */
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
