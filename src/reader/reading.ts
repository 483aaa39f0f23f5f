import {markSection, unfoldContents} from './contents.ts'
import {copyBeside} from './copy.ts'
import {leaveFrame} from './framed.ts'
import {createPreview, type Preview} from './preview.ts'

/** What the preview of `galley watch` calls after it has changed the page. */
export type Reading = Readonly<{refresh: () => void}>

/** The links that have a preview. */
const callers = '.citation a[href^="#"], .note-call a[href^="#"], a.cross-reference[href^="#"]'
/** Milliseconds until the pointer opens or closes a preview. */
const patience = 250

/**
 * Runs in the finished page of an article: shows what a citation, a call of a note or a cross-reference leads to where
 * the reader is, marks the current section in the contents, copies, and leads out of a frame. The page is whole without
 * it; it shows nothing that is not in the page already, and keeps nothing.
 */
export function startReading(): Reading {
  const preview = createPreview()
  const hasRoom = matchMedia('(min-width: 64rem)')
  showPreviews(preview)
  document.addEventListener('click', event => {
    if (!(event.target instanceof Element)) return
    const button = event.target.closest('button.copy')
    if (button instanceof HTMLElement) copyBeside(button)
    leaveFrame(event.target)
  })
  hasRoom.addEventListener('change', () => unfoldContents(hasRoom.matches))
  addEventListener('scroll', () => requestAnimationFrame(() => markSection(hasRoom.matches)), {passive: true})
  unfoldContents(hasRoom.matches)
  markSection(hasRoom.matches)
  return {
    refresh: () => {
      preview.refresh()
      markSection(hasRoom.matches)
    }
  }
}

/** Opens and closes the preview as pointer, keyboard and finger ask for it. */
function showPreviews(preview: Preview): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  /** The link that a finger has just touched, and whether its preview was open then. */
  let touched: {link: HTMLAnchorElement; wasOpen: boolean} | undefined

  document.addEventListener('pointerover', event => {
    if (event.pointerType === 'touch' || !(event.target instanceof Element)) return
    const link = callerAt(event.target)
    const caller = preview.caller()
    if (link !== undefined && link !== caller) plan(() => preview.open(link, false))
    else if (link !== undefined || preview.element.contains(event.target) || isFocused(caller)) plan()
    else if (caller !== undefined) plan(preview.close)
    else plan()
  })
  document.addEventListener('focusin', event => {
    if (!(event.target instanceof Element) || preview.element.contains(event.target)) return
    const link = callerAt(event.target)
    plan()
    if (link !== undefined && isFocused(link)) preview.open(link, false)
    else preview.close()
  })
  document.addEventListener(
    'pointerdown',
    event => {
      const link = event.target instanceof Element ? callerAt(event.target) : undefined
      const isTouch = event.pointerType === 'touch' && link !== undefined
      touched = isTouch ? {link, wasOpen: link === preview.caller()} : undefined
    },
    true
  )
  document.addEventListener('click', event => {
    if (!(event.target instanceof Element)) return
    const inner = event.target.closest<HTMLAnchorElement>('.preview > :not(.preview-way) a[href^="#"]')
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey)
    if (inner !== null && isPlain && preview.show(inner)) return event.preventDefault()
    const link = callerAt(event.target)
    const isFirstTouch = touched !== undefined && touched.link === link && !touched.wasOpen
    touched = undefined
    plan()
    // A second touch follows the link, as a click does.
    if (link !== undefined && isFirstTouch && preview.open(link, true)) event.preventDefault()
    else if (link !== undefined || event.target.closest('.preview a')) preview.close()
  })

  function callerAt(element: Element): HTMLAnchorElement | undefined {
    const link = element.closest(callers)
    return link instanceof HTMLAnchorElement && !preview.element.contains(link) ? link : undefined
  }

  function isFocused(link: HTMLAnchorElement | undefined): boolean {
    return link?.matches(':focus-visible') === true || preview.element.contains(document.activeElement)
  }

  /** Does something in a moment, or no more what was planned. */
  function plan(act?: () => void): void {
    clearTimeout(timer)
    if (act !== undefined) timer = setTimeout(act, patience)
  }
}
