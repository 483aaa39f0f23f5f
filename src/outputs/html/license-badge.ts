import type {Element} from 'hast'
import type {License} from '../../core/types.ts'
import {h} from '../article/elements.ts'

/**
 * A small plate with the short name of the licence, in the colour of the words around it. It is drawn here: the
 * icons of Creative Commons are trademarks, and a page asks nothing of the outside. Undefined for other licences.
 */
export function licenseBadge({name}: License): Element | undefined {
  const parts = /^(CC0|CC) ?([A-Z-]*) (\d\.\d)$/.exec(name)
  if (parts === null) return undefined
  const [, mark = '', conditions = ''] = parts
  const rest = conditions.split('-').filter(condition => condition !== '')
  const head = mark.length * glyph + 12
  const width = head + (rest.length > 0 ? conditions.length * glyph + 13 : 0)
  const middle = (left: number, right: number): string => String((left + right) / 2)
  const text = (x: string, fill: string, words: string): Element =>
    h('text', {x, y: '11.4', fill, textAnchor: 'middle'}, words)
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
    text(middle(0, head), 'var(--page, #fff)', mark),
    rest.length > 0 ? text(middle(head, width), 'currentColor', conditions) : undefined
  )
}

/** Width of a capital at the size of the plate, about the same in all faces that it is set in. */
const glyph = 7.2
