/** The duration of the mark of a change, in milliseconds. */
const duration = 1400

/** Marks an element and fades the mark out; if the reader prefers reduced motion, the mark is not animated. */
export function fade(element: Element): void {
  const color = glowColour()
  const lit = {backgroundColor: color, boxShadow: `0 0 0 4px ${color}`}
  element.animate(isStill() ? [lit, lit] : [lit, lit, {}], {duration, easing: 'ease-out'})
}

/** Declares the style of `glow`, once per page. */
export function declareGlow(): void {
  if (!('highlights' in CSS)) return
  CSS.registerProperty({
    name: '--galley-glow',
    syntax: '<color>',
    inherits: true,
    initialValue: 'transparent'
  })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('::highlight(galley-changed) { background-color: var(--galley-glow) }')
  document.adoptedStyleSheets.push(sheet)
}

/**
 * Marks words for a moment, as `fade` marks an element, without changing the document. The colour is a property of the
 * blocks that contain the words, so that only these blocks are repainted while it fades.
 */
export function glow(words: readonly Range[], blocks: Iterable<Element>): void {
  if (!('highlights' in CSS) || words.length === 0) return
  const highlight = new Highlight(...words)
  CSS.highlights.set('galley-changed', highlight)
  const lit = {'--galley-glow': glowColour()}
  const frames = isStill() ? [lit, lit] : [lit, lit, {'--galley-glow': 'transparent'}]
  for (const block of blocks) {
    const animation = block.animate(frames, {duration, easing: 'ease-out'})
    animation.addEventListener('finish', () => {
      if (CSS.highlights.get('galley-changed') === highlight) CSS.highlights.delete('galley-changed')
    })
  }
}

function glowColour(): string {
  return matchMedia('(prefers-color-scheme: dark)').matches ? '#665200' : '#fff3a3'
}

function isStill(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}
