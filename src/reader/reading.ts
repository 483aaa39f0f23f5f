/** The hook that the preview of `galley watch` calls after it has changed the page. */
export type Reading = Readonly<{refresh: () => void}>

/**
 * Runs in the finished page of an article: previews the target of a citation, note call or cross-reference in place,
 * marks the current section in the contents, and copies citations. The page is complete without it. It shows nothing
 * that is not in the page already, and stores nothing. Its source is embedded in the page, so it uses nothing outside
 * itself.
 */
export function startReading(): Reading {
  const callers = '.citation a[href^="#"], .note-call a[href^="#"], a.cross-reference[href^="#"]'
  const shown = '.csl-entry, .note, figure, .equation, .listing'
  const patience = 250
  const preview = document.createElement('div')
  preview.className = 'preview'
  preview.popover = 'auto'
  /** Whose preview is open. */
  let caller: HTMLAnchorElement | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  /** The link that a finger has just touched, and whether its preview was open then. */
  let touched: {link: HTMLAnchorElement; wasOpen: boolean} | undefined
  const hasRoom = matchMedia('(min-width: 64rem)')
  // The style sheet cannot say this: checkers of CSS do not know the properties yet.
  const placing = {
    'position-anchor': '--caller',
    'position-area': 'block-end span-inline-end',
    'position-try-fallbacks':
      'flip-block, flip-inline, flip-block flip-inline, block-end span-all, block-start span-all'
  }

  preview.addEventListener('toggle', event => {
    if (event.newState === 'closed') forget()
  })
  document.addEventListener('pointerover', event => {
    if (event.pointerType === 'touch' || !(event.target instanceof Element)) return
    const link = callerAt(event.target)
    if (link !== undefined && link !== caller) plan(() => open(link, false))
    else if (link !== undefined || preview.contains(event.target) || isFocused(caller)) plan()
    else if (caller !== undefined) plan(close)
    else plan()
  })
  document.addEventListener('focusin', event => {
    if (!(event.target instanceof Element) || preview.contains(event.target)) return
    const link = callerAt(event.target)
    if (link !== undefined && isFocused(link)) open(link, false)
    else close()
  })
  document.addEventListener(
    'pointerdown',
    event => {
      const link = event.target instanceof Element ? callerAt(event.target) : undefined
      const isTouch = event.pointerType === 'touch' && link !== undefined
      touched = isTouch ? {link, wasOpen: link === caller} : undefined
    },
    true
  )
  document.addEventListener('click', event => {
    if (!(event.target instanceof Element)) return
    const copying = event.target.closest('button.copy')
    if (copying instanceof HTMLElement) copy(copying)
    const inner = event.target.closest<HTMLAnchorElement>('.preview > :not(.preview-way) a[href^="#"]')
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey)
    if (inner !== null && isPlain && show(inner)) return event.preventDefault()
    const link = callerAt(event.target)
    const isFirstTouch = touched !== undefined && touched.link === link && !touched.wasOpen
    touched = undefined
    plan()
    // A second touch follows the link, as a click does.
    if (link !== undefined && isFirstTouch && open(link, true)) event.preventDefault()
    else if (link !== undefined || event.target.closest('.preview a')) close()
  })
  hasRoom.addEventListener('change', unfold)
  addEventListener('scroll', () => requestAnimationFrame(markSection), {passive: true})
  unfold()
  markSection()
  return {refresh}

  function callerAt(element: Element): HTMLAnchorElement | undefined {
    const link = element.closest(callers)
    return link instanceof HTMLAnchorElement && !preview.contains(link) ? link : undefined
  }

  function isFocused(link: HTMLAnchorElement | undefined): boolean {
    return link?.matches(':focus-visible') === true || preview.contains(document.activeElement)
  }

  /** Does something in a moment, or no more what was planned. */
  function plan(act?: () => void): void {
    clearTimeout(timer)
    if (act !== undefined) timer = setTimeout(act, patience)
  }

  /** Opens the preview of a link behind it, so that the keyboard and a screen reader come to it next. */
  function open(link: HTMLAnchorElement, withWay: boolean): boolean {
    plan()
    if (link === caller) return true
    close()
    const parts = targetsOf(link).map(copyOf)
    if (parts.length === 0) return false
    const way = document.createElement('a')
    way.href = link.hash
    way.className = 'preview-way'
    way.textContent = `${link.textContent} ↓`
    preview.replaceChildren(...parts, ...(withWay ? [way] : []))
    link.after(preview)
    link.style.setProperty('anchor-name', '--caller')
    const isBeside = CSS.supports('position-area', 'block-end') && matchMedia('(min-width: 40rem)').matches
    preview.classList.toggle('beside', isBeside)
    const {top, bottom} = link.getBoundingClientRect()
    preview.classList.toggle('above', !isBeside && top + bottom > innerHeight)
    for (const [name, value] of Object.entries(placing))
      preview.style.setProperty(name, isBeside ? value : null)
    preview.showPopover()
    preview.scrollTop = 0
    caller = link
    return true
  }

  /** Adds what a link in the preview leads to, such as a work that a note cites; the next click follows the link. */
  function show(link: HTMLAnchorElement): boolean {
    const parts = link.dataset.shown === undefined ? targetsOf(link).map(copyOf) : []
    link.dataset.shown = ''
    const [first] = parts
    preview.append(...parts)
    first?.scrollIntoView({block: 'nearest'})
    return first !== undefined
  }

  function close(): void {
    plan()
    if (caller === undefined) return
    preview.hidePopover()
    forget()
  }

  function forget(): void {
    if (preview.matches(':popover-open')) return
    caller?.style.removeProperty('anchor-name')
    caller = undefined
    preview.remove()
    preview.replaceChildren()
  }

  /** The targets of a link; for `[1–4]`, of which only the ends are links, all four. */
  function targetsOf(link: HTMLAnchorElement): Element[] {
    const target = targetOf(link)
    if (target === undefined) return []
    const isRange = (node: Node | null): boolean => /^[-‐–—]$/.test(node?.textContent?.trim() ?? '')
    const first = isRange(link.previousSibling) ? link.previousElementSibling : link
    const last = isRange(link.nextSibling) ? link.nextElementSibling : link
    const start = first instanceof HTMLAnchorElement ? targetOf(first) : undefined
    const end = last instanceof HTMLAnchorElement ? targetOf(last) : undefined
    const range: Element[] = []
    for (
      let entry = start;
      entry !== undefined && entry !== null;
      entry = entry.nextElementSibling ?? undefined
    ) {
      range.push(entry)
      if (entry === end) return range
    }
    return [target]
  }

  function targetOf(link: HTMLAnchorElement): Element | undefined {
    const id = link.hash.slice(1)
    const target = document.getElementById(id) ?? document.getElementById(decodeURIComponent(id))
    return target?.matches(shown) ? target : undefined
  }

  /** A copy without what is only once in a page: ids, ways back, and stops of the keyboard. */
  function copyOf(target: Element): Element {
    const copy = document.createElement('div')
    copy.className = target.closest('.notes, .references')?.className ?? ''
    copy.lang = target.closest<HTMLElement>('[lang]')?.lang ?? ''
    copy.dir = getComputedStyle(target).direction
    const whole = target.matches('li') ? document.createElement('div') : (target.cloneNode() as Element)
    whole.append(...[...target.childNodes].map(node => node.cloneNode(true)))
    copy.append(whole)
    for (const gone of copy.querySelectorAll('.back-links, .note-back, .mentions')) gone.remove()
    for (const element of copy.querySelectorAll('[id], [tabindex], [role]')) {
      for (const name of ['id', 'tabindex', 'role']) element.removeAttribute(name)
    }
    return copy
  }

  /** Where there is room the contents stand open beside the text. */
  function unfold(): void {
    const contents = document.querySelector('.contents > details')
    if (contents instanceof HTMLDetailsElement) contents.open = hasRoom.matches
  }

  function markSection(): void {
    const contents = document.querySelector<HTMLElement>('.contents')
    if (contents === null || !hasRoom.matches) return
    const links = [...contents.querySelectorAll('a')]
    const isPast = (link: HTMLAnchorElement): boolean => {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)))
      return heading !== null && heading.getBoundingClientRect().top < innerHeight / 3
    }
    const current = links.findLast(isPast)
    for (const link of links) {
      if (link === current) link.setAttribute('aria-current', 'true')
      else link.removeAttribute('aria-current')
    }
    if (current === undefined) return
    const {top, bottom} = current.getBoundingClientRect()
    const room = contents.getBoundingClientRect()
    if (top < room.top || bottom > room.bottom) contents.scrollTop += top - room.top - room.height / 3
  }

  /** Copies the text that a button stands beside; where that is not allowed, the reader finds it selected. */
  async function copy(button: HTMLElement): Promise<void> {
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

  /** Puts right what a change of the page took away. */
  function refresh(): void {
    if (caller?.isConnected) caller.style.setProperty('anchor-name', '--caller')
    else close()
    markSection()
  }
}
