import {scanCss} from '../../core/css.ts'
import {scopeOf} from './scope-sheet.ts'
import {standIns} from './stand-ins.ts'

/**
 * Elements whose attributes affect their style: languages, sizes of pictures, numbering of lists, drawings, formulas.
 */
const boxes = '[lang],img,svg,math,ol[type],[width],[height],[align]'
const drawn = `${boxes},svg *,math *`

/**
 * The first part of a fragment's style sheet. It prevents inheritance from the page, reverts the page's rules for
 * elements of the article, and resets the page's custom properties. Positioned content stays within the fragment's
 * element. `rem` and the width of the window refer to the article instead.
 */
export function isolatingSheet(sheet: string, id: string): string {
  const scope = scopeOf(id)
  const names = new Set([...sheet.matchAll(/\bvar\(\s*(--[\w-]+)/g)].map(([, name]) => name))
  const set = new Set(scanCss(sheet).declarations.map(({name}) => name))
  const initial = [...names]
    .filter(name => name !== undefined && !set.has(name))
    .map(name => `${name}:initial;`)
  return [
    `@property --galley-rem{syntax:"<length>";inherits:true;initial-value:16px}`,
    `${scope}{all:initial;display:block;width:100%;contain:layout;contain-intrinsic-inline-size:40em;container:galley/inline-size}`,
    `${scope} :where(:not(${drawn})),${scope} ::before,${scope} ::after,${scope} ::marker{all:revert}`,
    `${scope} :where(${drawn}){all:revert-layer}`,
    `${scope} :where(${boxes}){display:revert;float:revert;position:revert;margin:revert;padding:revert;border:revert}`,
    `${scope} .${standIns.html}{--galley-rem:1em;${initial.join('')}}`
  ].join('\n')
}
