import type {Rewrite} from './rewritten.ts'

/** Matches every text with a label or a reference of LaTeX as Pandoc writes it, and few others. */
export const mayHoldLabels = /\blabel="|reference-type="/

/**
 * Labels that Pandoc prints where LaTeX had `\label`, `[\[x\]]{#x label="x"}`; one at the beginning of a division is
 * that of the division. References to several labels, and those in HTML, become references to each.
 */
export function pandocRewrites(text: string): readonly Rewrite[] {
  if (!mayHoldLabels.test(text)) return []
  return forms.flatMap(([pattern, rewrite]) =>
    Array.from(text.matchAll(pattern), match => ({
      start: match.index,
      end: match.index + match[0].length,
      text: rewrite(match)
    }))
  )
}

type Form = readonly [pattern: RegExp, rewrite: (match: RegExpMatchArray) => string]

const forms: readonly Form[] = [
  [
    /^(:{3,})[ \t]*(\w{1,40})[ \t]*\n\[\\\[[^\]\n]{1,200}\\\]\]\{#([^\s{}]{1,200})\s+label="[^"\n]{1,200}"\}[ \t]*/gm,
    ([, fence, name, label]) => `${fence} {.${name} #${label}}\n`
  ],
  [
    /(?<!^:{3,}[ \t]*\w{1,40}[ \t]*\n)\[\\\[[^\]\n]{1,200}\\\]\]\{#([^\s{}]{1,200})\s+label="[^"\n]{1,200}"\}/gm,
    ([, label]) => `[]{#${label}}`
  ],
  [
    /\[(?:\\.|[^\]\\\n]){1,400}\]\(#([^()\s,]{1,200}(?:,[^()\s,]{1,200})+)\)\{reference-type="(ref|eqref|ref\+[lL]abel|autoref)"\s+reference="[^"]{1,400}"\}/g,
    ([, labels = '', type = '']) =>
      /^ref\+/.test(type)
        ? `\\${commands.get(type)}{${labels}}`
        : labels
            .split(',')
            .map(label => `\\${type}{${label}}`)
            .join(', ')
  ],
  [
    /<a\s+href="#([^"\s]{1,200})"\s+data-reference-type="([\w+]{1,20})"\s+data-reference="[^"\n]{1,200}"\s*>([^<\n]{0,200})<\/a>/g,
    ([, label, type, words]) => `[${words}](#${label}){reference-type="${type}"}`
  ],
  // Labels with blanks, which are no identifiers of Markdown.
  [
    /\{#([^\s{}"=#]{1,100}(?:\s[\w:-][^\s{}"=#.]{0,100}){1,8})(?=\}|\s+\.[A-Za-z]|\s+(?:label|latex-placement)=")/g,
    ([, label = '']) => `{id="${label.replace(/\s/g, ' ')}"`
  ],
  [
    /\[(?:\\.|[^\]\\\n]){1,400}\]\(#([^()\s]{1,100}(?:\s[^()\s]{1,100}){1,8})\)\{reference-type="([\w+]{1,20})"\s+reference="[^"]{1,400}"\}/g,
    ([, label = '', type]) => `\\${commands.get(type ?? '') ?? 'ref'}{${label.replace(/\s/g, ' ')}}`
  ]
]

const commands: ReadonlyMap<string, string> = new Map([
  ['eqref', 'eqref'],
  ['ref+label', 'cref'],
  ['ref+Label', 'Cref'],
  ['autoref', 'autoref'],
  ['pageref', 'pageref'],
  ['nameref', 'nameref']
])
