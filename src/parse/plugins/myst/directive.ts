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

/** The label and the classes in the options of a directive. */
export function directiveAttributes({options}: Directive): Attributes {
  const id = options.get('label') ?? options.get('name')
  const classes = (options.get('class') ?? '').split(/[\s,]+/).filter(name => name !== '')
  return {...(id !== undefined && id !== '' && {id}), classes, pairs: {}}
}
