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
/** Browsers place notes by anchors in time with the square of their number: 1,200 take a second whenever a line changes. */
const mostBeside = 300
/** What may reach into the margin where no note is. */
const reaching = '.text > :is(figure, .table-scroll)'

/**
 * Places each note at its first call, and below the note before it, by anchors of CSS; where the browser has none, the
 * notes stay at the end. The sheet of the style says from which width of the window on.
 */
export function placeSideNotes(): SideNotes {
  const root = document.documentElement
  const hasAnchors = CSS.supports('top: anchor(--a top)')
  const anchor = createAnchors()
  const isBeside = (): boolean => {
    const note = document.querySelector('.note')
    return note !== null && root.matches('.side-notes') && getComputedStyle(note).position === 'absolute'
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  const keepClearSoon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(keepClear, 100)
  }
  addEventListener('resize', keepClearSoon)
  /** The number of notes for which was decided whether they are beside the text, and what was decided. */
  let decided = {count: 0, isOn: false}
  let narrowed: readonly Element[] = []

  function place(): void {
    const notes = [...document.querySelectorAll<HTMLElement>('.note')]
    if (notes.length > mostBeside) {
      decided = {count: notes.length, isOn: false}
    } else {
      const calls = firstCalls()
      anchor(notes, calls)
      if (notes.length !== decided.count) decide(notes, calls)
    }
    // A change of the page takes the classes away.
    root.classList.toggle('side-notes', decided.isOn)
    for (const block of narrowed) block.classList.add('in-text')
  }

  /** In a window without the room for side notes all are at the end. */
  function decide(notes: readonly HTMLElement[], calls: ReadonlyMap<string, HTMLElement>): void {
    const isCalled = notes.some(({id}) => calls.has(`#${id}`))
    root.classList.toggle('side-notes', isCalled)
    const isFar = (note: HTMLElement): boolean =>
      note.getBoundingClientRect().top - (calls.get(`#${note.id}`)?.getBoundingClientRect().top ?? 0) >
      farthest
    const isOn = isCalled && !(isBeside() && notes.filter(isFar).length > notes.length / 4)
    decided = {count: notes.length, isOn}
  }

  /** Keeps tables and figures that would cover a note as narrow as the text. */
  function keepClear(): void {
    const blocks = [...document.querySelectorAll(reaching)]
    for (const block of narrowed) block.classList.remove('in-text')
    narrowed = []
    if (blocks.length === 0 || !isBeside()) return
    narrowed = blocks.filter(covering([...document.querySelectorAll('.note')]))
    // All are measured before one is changed, because each measurement after a change would cause another layout.
    for (const block of narrowed) block.classList.add('in-text')
  }

  if (hasAnchors) {
    place()
    keepClear()
  }
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
      if (!hasAnchors) return
      place()
      keepClearSoon()
    }
  }
}

/** The elements of the first call of each note, by the address of the note. */
function firstCalls(): ReadonlyMap<string, HTMLElement> {
  const calls = new Map<string, HTMLElement>()
  for (const call of document.querySelectorAll<HTMLAnchorElement>('.note-call > a')) {
    const address = call.getAttribute('href') ?? ''
    if (!calls.has(address)) calls.set(address, call.parentElement!)
  }
  return calls
}

/** Gives a function that places notes at their first calls, each below the one before. */
function createAnchors(): (notes: readonly HTMLElement[], calls: ReadonlyMap<string, HTMLElement>) => void {
  const anchored = new WeakMap<HTMLElement, string>()

  /** Sets styles, unless they are set: in a long paper, nearly all are when one paragraph has changed. */
  function setStyles(element: HTMLElement, styles: Readonly<Record<string, string>>): void {
    const wanted = Object.values(styles).join(' ')
    if (anchored.get(element) === wanted && element.hasAttribute('style')) return
    anchored.set(element, wanted)
    for (const [name, value] of Object.entries(styles)) element.style.setProperty(name, value)
  }

  // Set here instead of in the style sheet, because CSS checkers do not know anchors yet.
  return (notes: readonly HTMLElement[], calls: ReadonlyMap<string, HTMLElement>) => {
    let before = ''
    for (const note of notes) {
      const call = calls.get(`#${note.id}`)
      if (call === undefined) continue
      const top = `anchor(--call-${note.id} top)`
      setStyles(call, {'anchor-name': `--call-${note.id}`})
      setStyles(note, {
        'anchor-name': `--${note.id}`,
        top: before === '' ? top : `max(${top}, anchor(--${before} bottom) + ${gap})`
      })
      before = note.id
    }
  }
}

/** Gives a function that tells whether a block covers a note. */
function covering(notes: readonly Element[]): (block: Element) => boolean {
  const boxes = notes.map(note => note.getBoundingClientRect())
  return block => {
    const {left, right, top, bottom} = block.getBoundingClientRect()
    return boxes.some(box => box.left < right && box.right > left && box.top < bottom && box.bottom > top)
  }
}
