import type {CssDeclaration} from '../../core/css.ts'

/** The custom properties that the paginator reads, and the values that it accepts. */
const contract: Readonly<Record<string, Readonly<{sane: RegExp; expected: string}>>> = {
  '--columns': {sane: /^[1-4]$/, expected: 'a number from 1 to 4'},
  '--column-gap': {sane: /^(?:0|\d{1,3}(?:\.\d+)?px)$/, expected: 'a length in px such as `22px`'},
  '--baseline-grid': {sane: /^(?:on|off)$/, expected: '`on` or `off`'},
  '--optical-margins': {sane: /^(?:on|off)$/, expected: '`on` or `off`'},
  '--letter-spacing': {
    sane: /^(?:[01](?:\.\d+)?|2)%$/,
    expected: 'a part of the type size from `0%` to `2%`'
  },
  '--hyphens': {sane: /^(?:few|many|none)$/, expected: '`few`, `many` or `none`'},
  '--floats': {sane: /^(?:any|top|bottom|ends)$/, expected: '`any`, `top`, `bottom` or `ends`'},
  '--notes': {sane: /^(?:foot|end)$/, expected: '`foot` or `end`'}
}

/** The fault in a declaration that controls the paginator. */
export function layoutFault({name, value}: CssDeclaration): string | undefined {
  const rule = Object.hasOwn(contract, name) ? contract[name] : undefined
  return rule === undefined || rule.sane.test(value)
    ? undefined
    : `\`${name}\` is \`${value}\`, expected ${rule.expected}`
}
