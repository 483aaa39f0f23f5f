/**
 * Runs in a page with numbered changes: adds two buttons and the keys N and P, which jump to the next and previous
 * change. The page works without them.
 */
export function startStepping(): void {
  const changes = [...document.querySelectorAll<HTMLElement>('a.change-number[id]')].filter(
    ({id}) => !id.endsWith('-to')
  )
  if (changes.length === 0) return
  addStyle()
  const bar = document.createElement('nav')
  bar.className = 'changes-bar'
  bar.lang = 'en'
  bar.dir = 'ltr'
  bar.ariaLabel = 'Changes'
  const status = document.createElement('span')
  status.setAttribute('role', 'status')
  status.textContent = `${changes.length === 1 ? 'One change' : `${changes.length} changes`}`
  let current = -1
  const step = (by: number): void => {
    const shown = changes.filter(each => each.getClientRects().length > 0)
    const at = shown.indexOf(changes[current]!)
    const next = shown.at((Math.max(at, by > 0 ? -1 : 0) + by + shown.length) % Math.max(1, shown.length))
    if (next === undefined) return
    changes[current]?.classList.remove('current-change')
    current = changes.indexOf(next)
    next.classList.add('current-change')
    next.scrollIntoView({block: 'center'})
    next.focus({preventScroll: true})
    status.textContent = `Change ${next.textContent} of ${changes.length}`
  }
  bar.append(
    buttonFor('Previous', 'P', () => step(-1)),
    buttonFor('Next', 'N', () => step(1)),
    status
  )
  document.body.append(bar)
  addEventListener('keydown', event => {
    const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'n') step(1)
    if (event.key === 'p') step(-1)
  })
}

function buttonFor(word: string, key: string, step: () => void): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = word
  button.setAttribute('aria-keyshortcuts', key)
  button.addEventListener('click', step)
  return button
}

function addStyle(): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`
    .changes-bar { position: fixed; inset: 0 0 auto auto; z-index: 9; display: flex; gap: 8px; align-items: center; padding: 6px 12px; background: #eef3fa; color: #222; border: 1px solid #7f95b5; border-width: 0 0 1px 1px; font: 14px/20px system-ui, sans-serif }
    .changes-bar button { font: inherit; padding: 2px 10px; border: 1px solid #767676; background: #fff; color: #111; cursor: pointer }
    .changes-bar button:focus-visible { outline: 2px solid #1a4d8f; outline-offset: 1px }
    .current-change { outline: 2px solid #1a4d8f; outline-offset: 2px }
    @media print { .changes-bar { display: none } }
  `)
  document.adoptedStyleSheets.push(sheet)
}
