import type {Element} from 'hast'
import type {License} from '../../core/types.ts'
import {h} from '../article/elements.ts'

/**
 * A badge with the short name of a Creative Commons licence, in the colour of the text. Even its letters are drawn,
 * so that it needs no font. It does not use Creative Commons' own icons, because they are trademarks, and a page
 * loads nothing. Undefined for any other licence.
 */
export function licenseBadge({name}: License): Element | undefined {
  const parts = /^(CC0|CC) ?([A-Z-]*) \d\.\d$/.exec(name)
  if (parts === null) return undefined
  const [, mark = '', conditions = ''] = parts
  const head = widthOf(mark) + 2 * padding
  const width = conditions === '' ? head : head + widthOf(conditions) + 2 * padding
  return h(
    'svg',
    {
      className: ['badge'],
      viewBox: `0 0 ${width} 16`,
      width: String(width),
      height: '16',
      role: 'img',
      ariaLabel: name
    },
    h('rect', {
      x: '.5',
      y: '.5',
      width: String(width - 1),
      height: '15',
      rx: '2',
      fill: 'none',
      stroke: 'currentColor'
    }),
    h('rect', {width: String(head), height: '16', rx: '2', fill: 'currentColor'}),
    letters(mark, padding, 'var(--page, #fff)'),
    conditions === '' ? undefined : letters(conditions, head + padding, 'currentColor')
  )
}

const padding = 6
const gap = 2
const size = 5

/** The strokes of capitals in a box 5 wide and 8 high. */
const strokes: Readonly<Record<string, string>> = {
  '0': 'M2.5 0C1 0 .2 1.7 .2 4S1 8 2.5 8s2.3-1.7 2.3-4S4 0 2.5 0z',
  '-': 'M1 4.4h3',
  A: 'M0 8l2.5-8L5 8M1 5.3h3',
  B: 'M.2 3.8h2.3a1.9 1.9 0 0 0 0-3.8H.2v8h2.6a2.1 2.1 0 0 0 0-4.2',
  C: 'M4.8 1.4C4.2 .5 3.4 0 2.6 0 1 0 0 1.7 0 4s1 4 2.6 4c.8 0 1.6-.5 2.2-1.4',
  D: 'M.2 0v8h1.6C3.9 8 5 6.4 5 4S3.9 0 1.8 0z',
  N: 'M.2 8V0l4.6 8V0',
  S: 'M4.6 1.2C4.1 .4 3.4 0 2.5 0 1.2 0 .3 .8 .3 2c0 2.7 4.5 1.3 4.5 4 0 1.2-1 2-2.3 2-1 0-1.8-.4-2.5-1.3',
  Y: 'M0 0l2.5 4L5 0M2.5 4v4'
}

function widthOf(word: string): number {
  return word.length * (size + gap) - gap
}

/** The paths of the letters of a word; `left` is the position of the first letter. */
function letters(word: string, left: number, colour: string): Element {
  const paths = [...word].map((letter, index) =>
    h('path', {d: strokes[letter] ?? '', transform: `translate(${left + index * (size + gap)} 4)`})
  )
  return h('g', {fill: 'none', stroke: colour, strokeWidth: '1.3'}, paths)
}
