import type {Attributes, Directive} from '../../../core/mdast.ts'
import {directiveName} from './directive-names.ts'

/** Parses the line of a directive, `:::{figure} a.svg`. */
export function directiveOf(line: string): Directive {
  const [, name = '', path = ''] = /^(?:`+|~+|:+)[ \t]*\{([^{}]*)\}[ \t]*(.*?)[ \t]*$/s.exec(line) ?? []
  return {name: directiveName(name), path, options: new Map()}
}

/** Adds an option from a line such as `:label: x`. */
export function addOption({options}: Directive, line: string): void {
  const [, key, value = ''] = /^[ \t]*:([^:]+):[ \t]*(.*?)[ \t]*$/s.exec(line) ?? []
  if (key !== undefined) options.set(key, value)
}

/**
 * The label and the classes in the options of a directive. Options that galley does not read become further attributes,
 * so that they are reported as those in braces are.
 */
export function directiveAttributes({name, options}: Directive): Attributes {
  const id = options.get('label') ?? options.get('name')
  const classes = (options.get('class') ?? '').split(/[\s,]+/).filter(each => each !== '')
  const others = [...options]
    .filter(([key]) => !ofAll.has(key) && !readBy.some(([names, keys]) => names.test(name) && keys.has(key)))
    .map(([key, value]) => [key === 'enumerator' ? 'tag' : key, value] as const)
  return {...(id !== undefined && id !== '' && {id}), classes, pairs: Object.fromEntries(others)}
}

/** Marks a block as unnumbered if the options contain `:enumerated: false` or `:nonumber:`. */
export function numbered(attributes: Attributes, options: Directive['options']): Attributes {
  const isOff = options.has('nonumber') || /^false$/i.test(options.get('enumerated') ?? '')
  return isOff ? {...attributes, classes: [...attributes.classes, 'unnumbered']} : attributes
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** The options that galley reads in all directives, or in those with certain names. */
const ofAll = set('label name class nonumber enumerated')
const readBy: ReadonlyArray<readonly [RegExp, ReadonlySet<string>]> = [
  [/^(?:figure|image)$/, set('alt width height placeholder')],
  [/^iframe$/, set('width height title placeholder align')],
  [/^(?:list-)?table$/, set('header-rows')],
  [/^code(?:-block)?$/, set('caption linenos lineno-start number-lines emphasize-lines')],
  [/^(?:card|grid-item-card)$/, set('header footer link')],
  [/^tab-item$/, set('sync selected')],
  [/^tab-set$/, set('sync-group')],
  [
    /^(?:dropdown|admonition|note|warning|tip|hint|important|attention|caution|danger|error|seealso)$/,
    set('open icon')
  ],
  [/^bibliography$/, set('filter style all cited notcited list enumtype start labelprefix keyprefix')],
  [/^(?:prf:|math$)/, set('nowrap')]
]
