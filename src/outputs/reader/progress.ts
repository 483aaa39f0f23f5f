/** A thin line at the top of the window that is as long as what has been read. */
export function showProgress(): () => void {
  const line = document.createElement('div')
  line.className = 'progress'
  document.body.append(line)
  return () => {
    const {scrollHeight, clientHeight, scrollTop} = document.documentElement
    const room = scrollHeight - clientHeight
    line.style.transform = `scaleX(${room > clientHeight ? Math.min(1, scrollTop / room) : 0})`
  }
}

const scrolling = '.text :is(figure.table, .table-scroll)'

/** Marks the tables that go on beyond the edge of their room. */
export function markContinuing(): void {
  for (const box of document.querySelectorAll<HTMLElement>(scrolling)) {
    const mark = (): void => {
      const rest = box.scrollWidth - box.clientWidth - Math.abs(box.scrollLeft)
      box.classList.toggle('goes-on', rest > 2)
    }
    mark()
    if (box.dataset.watched === undefined) box.addEventListener('scroll', mark, {passive: true})
    box.dataset.watched = ''
  }
}
