/** The notes of an article beside the lines that call them. */
export type SideNotes = Readonly<{
  /** Whether a link calls a note that can be seen beside it. */
  isCall: (link: HTMLAnchorElement) => boolean
  /** Marks the note that a link calls, and no other. */
  mark: (link: HTMLAnchorElement) => void
  /** Places the notes again after a change of the page. */
  refresh: () => void
}>

/** The space between two notes. */
const gap = '.5rem'
/** A note further below its call is not beside it. */
const farthest = 300
/** What may reach into the margin where no note is. */
const reaching = '.text > :is(figure, .table-scroll)'

/**
 * Places each note at its first call, and below the note before it, by anchors of CSS; where the browser has none, the
 * notes stay at the end. The sheet of the style says from which width of the window on.
 */
export function placeSideNotes(): SideNotes {
  const root = document.documentElement
  const hasAnchors = CSS.supports('top: anchor(--a top)')
  const isBeside = (): boolean => {
    const note = document.querySelector('.note')
    return note !== null && root.matches('.side-notes') && getComputedStyle(note).position === 'absolute'
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  addEventListener('resize', () => {
    clearTimeout(timer)
    timer = setTimeout(keepClear, 100)
  })

  // Set here instead of in the style sheet, because CSS checkers do not know anchors yet.
  function place(): void {
    const calls = new Map<string, HTMLElement>()
    for (const call of document.querySelectorAll<HTMLAnchorElement>('.note-call > a'))
      if (!calls.has(call.hash)) calls.set(call.hash, call.parentElement!)
    let before = ''
    for (const note of document.querySelectorAll<HTMLElement>('.note')) {
      const call = calls.get(`#${note.id}`)
      if (call === undefined) continue
      call.style.setProperty('anchor-name', `--call-${note.id}`)
      note.style.setProperty('anchor-name', `--${note.id}`)
      const top = `anchor(--call-${note.id} top)`
      note.style.setProperty('top', before === '' ? top : `max(${top}, anchor(--${before} bottom) + ${gap})`)
      before = note.id
    }
    root.classList.toggle('side-notes', before !== '')
    const notes = [...document.querySelectorAll<HTMLElement>('.note')]
    const isFar = (note: HTMLElement): boolean =>
      note.getBoundingClientRect().top - (calls.get(`#${note.id}`)?.getBoundingClientRect().top ?? 0) >
      farthest
    // In a window without the room for side notes all are at the end.
    if (isBeside() && notes.filter(isFar).length > notes.length / 4) root.classList.remove('side-notes')
    keepClear()
  }

  /** Keeps tables and figures that would cover a note as narrow as the text. */
  function keepClear(): void {
    const blocks = [...document.querySelectorAll(reaching)]
    for (const block of blocks) block.classList.remove('in-text')
    if (!isBeside()) return
    for (const block of blocks) {
      const {left, right, top, bottom} = block.getBoundingClientRect()
      const isCovering = [...document.querySelectorAll('.note')].some(note => {
        const box = note.getBoundingClientRect()
        return box.left < right && box.right > left && box.top < bottom && box.bottom > top
      })
      if (isCovering) block.classList.add('in-text')
    }
  }

  if (hasAnchors) place()
  return {
    isCall(link) {
      if (!link.matches('.note-call > a') || !isBeside()) return false
      const {top = -1, bottom = 0} =
        document.getElementById(link.hash.slice(1))?.getBoundingClientRect() ?? {}
      return top >= 0 && bottom <= innerHeight && top - link.getBoundingClientRect().top < farthest
    },
    mark(link) {
      for (const marked of document.querySelectorAll('.called')) marked.classList.remove('called')
      document.getElementById(link.hash.slice(1))?.classList.add('called')
    },
    refresh: () => {
      if (hasAnchors) place()
    }
  }
}
