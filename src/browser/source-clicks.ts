/** The mode in which each click on the page opens the source. */
export type SourceClicks = Readonly<{isOn: () => boolean; turn: (isOn: boolean) => void}>

/**
 * Runs in the page: a click with Ctrl or Cmd, or any click while the mode is on, opens the source of the word at an
 * offset of a text node or in an element. `isOurs` is true for elements of the preview, which handle their own clicks.
 * Escape turns the mode off.
 */
export function startSourceClicks(
  open: (node: Node, offset: number) => void,
  isOurs: (element: Element) => boolean,
  turned: (isOn: boolean) => void
): SourceClicks {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('body, body * { cursor: crosshair !important }')
  sheet.disabled = true
  document.adoptedStyleSheets.push(sheet)

  function turn(isOn: boolean): void {
    sheet.disabled = !isOn
    turned(isOn)
  }

  // Runs before the page's own listeners, and keeps links from being followed.
  document.addEventListener(
    'click',
    event => {
      const {target} = event
      if (!(target instanceof Element) || isOurs(target)) return
      if (event.button !== 0 || (sheet.disabled && !event.ctrlKey && !event.metaKey)) return
      event.preventDefault()
      event.stopPropagation()
      const [node, offset] = pointAt(event, target)
      open(node, offset)
    },
    true
  )
  addEventListener('keydown', event => {
    if (event.key === 'Escape' && !sheet.disabled) turn(false)
  })
  return {isOn: () => !sheet.disabled, turn}
}

/** The text node and the offset at a click, or the element that was clicked. */
function pointAt({clientX, clientY}: MouseEvent, target: Element): readonly [Node, number] {
  const formula = target.closest('math')
  if (formula !== null) return [formula, 0]
  const caret = document.caretPositionFromPoint?.(clientX, clientY)
  if (caret?.offsetNode instanceof Text && target.contains(caret.offsetNode))
    return [caret.offsetNode, wordStart(caret.offsetNode.data, caret.offset)]
  return [target, 0]
}

/** The start of the word at an offset, or of the word that ends there. */
function wordStart(text: string, offset: number): number {
  const isWord = (at: number): boolean => /[\p{L}\p{M}\p{N}]/u.test(text[at] ?? '')
  let at = !isWord(offset) && isWord(offset - 1) ? offset - 1 : offset
  while (isWord(at) && isWord(at - 1)) at--
  return at
}
