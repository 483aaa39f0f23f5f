import {markSection, unfoldContents} from './contents.ts'
import {copyBeside} from './copy.ts'
import {listen} from './elements.ts'
import type {ChangedParts} from './elements-of-parts.ts'
import {offerEnlarging} from './enlarge.ts'
import {leaveFrame} from './framed.ts'
import {offerCopying} from './marks.ts'
import {createPreview, type LinkPreview} from './preview.ts'
import {markContinuing, showProgress} from './progress.ts'
import {placeSideNotes, type SideNotes} from './side-notes.ts'
import {readingWords} from './words.ts'

/**
 * The running scripts for readers: the preview of `galley watch` calls `refresh` after it has changed parts of the
 * page, or all of it.
 */
type Reading = Readonly<{refresh: (parts: ChangedParts, areNotesConcerned: boolean) => void}>

/** Links whose targets are previewed. */
const callers = '.citation a[href^="#"], .note-call a[href^="#"], a.cross-reference[href^="#"]'
/** Elements that the script adds to the page. */
export const addedByScript = '.preview, .progress, dialog.large, button.sign, label.choice, .cited-work'
/** The time for which the pointer must stay before a preview opens or closes, in milliseconds. */
export const patience = 250

/**
 * Runs in the finished page of an article: previews the targets of citations, note calls and cross-references, places
 * notes next to their calls, marks the current section in the table of contents, copies text, and opens links outside a
 * frame. The page is complete without the script, which shows only what the page already contains, and stores nothing.
 */
export function startReading(): Reading {
  const preview = createPreview()
  const hasRoom = matchMedia('(min-width: 64rem)')
  const words = readingWords()
  const notes = placeSideNotes(words)
  const progress = showProgress()
  const addToBlocks = (parts: ChangedParts): void => {
    offerEnlarging(words, parts)
    offerCopying(words, parts)
    markContinuing(parts)
  }
  addToBlocks(undefined)
  showPreviews(preview, notes)
  listen('click', (_, target) => {
    const button = target.closest('button.copy')
    if (button instanceof HTMLElement) copyBeside(button)
    leaveFrame(target)
  })
  hasRoom.addEventListener('change', () => unfoldContents(hasRoom.matches))
  const follow = (): void => {
    markSection()
    progress()
  }
  addEventListener('scroll', () => requestAnimationFrame(follow), {passive: true})
  addEventListener('resize', () => markContinuing(undefined))
  unfoldContents(hasRoom.matches)
  follow()
  return {
    refresh: (parts, areNotesConcerned) => {
      addToBlocks(parts)
      preview.refresh()
      if (areNotesConcerned) notes.refresh()
      markSection()
    }
  }
}

/** Opens and closes the preview for pointer, keyboard and touch. */
function showPreviews(preview: LinkPreview, notes: SideNotes): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  /** The link that was just touched, and whether its preview was already open. */
  let touched: {link: HTMLAnchorElement; wasOpen: boolean} | undefined

  listen('pointerover', (event, target) => {
    if (event.pointerType === 'touch') return
    const link = callerAt(target)
    const caller = preview.caller()
    if (link !== undefined && link !== caller) plan(() => preview.open(link, false))
    else if (link !== undefined || preview.element.contains(target) || isFocused(caller)) plan()
    else if (caller !== undefined) plan(preview.close)
    else plan()
  })
  listen('focusin', (_, target) => {
    if (preview.element.contains(target)) return
    const link = callerAt(target)
    plan()
    if (link !== undefined && isFocused(link)) preview.open(link, false)
    else preview.close()
  })
  listen(
    'pointerdown',
    (event, target) => {
      const link = callerAt(target)
      const isTouch = event.pointerType === 'touch' && link !== undefined
      touched = isTouch ? {link, wasOpen: link === preview.caller()} : undefined
    },
    true
  )
  listen('click', (event, target) => {
    const inner = target.closest<HTMLAnchorElement>('.preview > :not(.preview-way) a[href^="#"]')
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey)
    if (inner !== null && isPlain && preview.show(inner)) return event.preventDefault()
    const call = target.closest<HTMLAnchorElement>('.note-call > a, .citation > a[href^="#"]')
    if (call !== null && isPlain && notes.isCall(call)) {
      notes.mark(call)
      return event.preventDefault()
    }
    const link = callerAt(target)
    const isFirstTouch = touched !== undefined && touched.link === link && !touched.wasOpen
    touched = undefined
    plan()
    // Only a second touch follows the link, as a click does.
    if (link !== undefined && isFirstTouch && preview.open(link, true)) event.preventDefault()
    else if (link !== undefined || target.closest('.preview a')) preview.close()
  })

  function callerAt(element: Element): HTMLAnchorElement | undefined {
    const link = element.closest(callers)
    const isCaller =
      link instanceof HTMLAnchorElement && !preview.element.contains(link) && !notes.isCall(link)
    return isCaller ? link : undefined
  }

  function isFocused(link: HTMLAnchorElement | undefined): boolean {
    return link?.matches(':focus-visible') === true || preview.element.contains(document.activeElement)
  }

  /** Cancels the planned action, and plans the given action, if any. */
  function plan(act?: () => void): void {
    clearTimeout(timer)
    if (act !== undefined) timer = setTimeout(act, patience)
  }
}
