import type {Arbitrary} from 'fast-check'
import {expect, test} from 'vitest'
import {parseBibliography} from '../../src/parse/bibliography.ts'
import fc from '../properties.ts'

function read(text: string, path = 'references.bib') {
  return parseBibliography([{path, text}])
}

const word = fc.stringMatching(/^[a-zäßçñéøłж中]{1,8}$/u)
const phrase = fc.array(word, {minLength: 1, maxLength: 5}).map(words => words.join(' '))

/** An entry that any program reads, with variations in typing. */
const soundEntry = fc.record({
  type: fc.constantFrom('article', 'book', 'inproceedings', 'phdthesis', 'misc', 'online'),
  key: fc.stringMatching(/^[a-zA-Z][\w:.+/-]{0,9}$/),
  fields: fc.uniqueArray(
    fc.record({
      name: fc.constantFrom('title', 'note', 'publisher', 'journal', 'volume', 'mendeley-groups', 'abstract'),
      // Balanced braces, an escaped sign and an `@` are part of values.
      value: fc
        .array(
          fc.oneof(
            phrase,
            phrase.map(text => `{${text}}`),
            fc.constantFrom('\\&', 'a@b.c', '{,}', 'x = y')
          ),
          {
            minLength: 1,
            maxLength: 4
          }
        )
        .map(parts => parts.join(' '))
    }),
    {selector: field => field.name, maxLength: 6}
  )
})

type SoundEntry = Readonly<{type: string; key: string; fields: ReadonlyArray<{name: string; value: string}>}>

/** Prints entries with white space, delimiters and case that are chosen by one number each. */
function print(entries: readonly SoundEntry[], choices: readonly number[]): string {
  let next = 0
  const choose = <Option>(...options: readonly Option[]): Option =>
    options[choices[next++ % choices.length]! % options.length]!
  const space = () => choose('', ' ', '\n', '\r\n', '\t', '  % a comment\n')
  const cased = (text: string) =>
    choose(text, text.toUpperCase(), text.charAt(0).toUpperCase() + text.slice(1))
  const delimited = (value: string): string => {
    const halves = value.split(' ')
    return choose(
      () => `{${value}}`,
      () => `"${value}"`,
      () => `{ ${value}\n}`,
      () =>
        /[{}]/.test(value) || halves.length < 2
          ? `{${value}}`
          : `"${halves[0]} "${space()}#${space()}{${halves.slice(1).join(' ')}}`
    )()
  }
  return entries
    .map(({type, key, fields}) => {
      const [open, close] = choose(['{', '}'], ['(', ')'])
      const printed = fields.map(({name, value}) => `${cased(name)}${space()}=${space()}${delimited(value)}`)
      return `@${cased(type)}${open}${space()}${key},${space()}${printed.join(`${space()},${space()}`)}${choose('', ',')}${space()}${close}`
    })
    .join(choose('\n', '\n\nSome text.\n\n', '\r\n', '\n@comment{c}\n'))
}

test('valid entries are parsed with any white space, delimiters and case', () => {
  const library = fc.uniqueArray(soundEntry, {selector: entry => entry.key, minLength: 1, maxLength: 6})
  fc.assert(
    fc.property(library, fc.array(fc.nat(1000), {minLength: 5, maxLength: 60}), (entries, choices) => {
      const {references, findings} = read(print(entries, choices))
      expect(findings).toEqual([])
      expect(
        references.map(({type, key, fields}) => ({
          type,
          key,
          fields: [...fields.values()].map(({name, value}) => ({name, value}))
        }))
      ).toEqual(entries)
    }),
    {numRuns: 500}
  )
})

type Piece = Readonly<{written: string; letters: string}>

/** Words, except those with a meaning in a list of names. */
const letters = fc.stringMatching(/^[a-z]{1,6}$/).filter(word => word !== 'and' && word !== 'others')

/** LaTeX of all kinds around letters, each with these letters alone. */
const piece: Arbitrary<Piece> = fc.oneof(
  letters.map(text => ({written: text, letters: text})),
  fc
    .tuple(
      fc.constantFrom(
        ...[
          '{%}',
          '\\emph{%}',
          '\\textbf{%}',
          '{\\em %}',
          '\\textsc{%}',
          '\\mbox{%}',
          '\\enquote{%}',
          '{\\bf{%}}'
        ],
        ...[
          '\\unknown{%}',
          '\\unknown %',
          '\\url{%}',
          '``%"',
          "`%'",
          '$^{%}$',
          '<i>%</i>',
          '<sup>%',
          '{{%}}'
        ],
        ...[
          '\\"{%}',
          "{\\'%}",
          '\\c{%}',
          '\\v %',
          '\\textsuperscript{%}',
          '--%',
          '~%',
          '$\\frac{%}{2}$',
          '$%'
        ],
        ...[
          '\\\\%',
          '\\& %',
          '\\%%',
          '\\uppercase{%}',
          '\\footnote{%}',
          '{\\it %\\/}',
          '\\ensuremath{%}',
          '\\(%\\)'
        ]
      ),
      letters
    )
    .map(([frame, text]) => ({written: frame.replace(/%(?!.*%)/, text), letters: text}))
)

function isWithin(wanted: string, text: string): boolean {
  let found = 0
  for (const letter of text) if (letter === wanted[found]) found++
  return found === wanted.length
}

/** The letters of CSL rich text, without its tags and without accents. */
function lettersOf(richText: unknown): string {
  return String(richText ?? '')
    .replace(/<[^\u2060>]*>/g, '')
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
}

test('no letter of a value is lost', () => {
  const value = fc.array(fc.tuple(piece, fc.constantFrom(' ', '', ' ')), {minLength: 1, maxLength: 8})
  fc.assert(
    fc.property(value, fc.constantFrom('title', 'note', 'publisher', 'volume'), (pieces, name) => {
      const written = pieces.map(([{written: text}, space]) => text + space).join('')
      const {csl} = read(`@book{doe, ${name} = {${written}}}`).references[0]!
      const wanted = pieces.map(([part]) => part.letters).join('')
      expect(isWithin(wanted, lettersOf(csl[name])), `${written} became ${csl[name]}`).toBe(true)
    }),
    {numRuns: 2000}
  )
})

test('no letter of a name is lost', () => {
  const name = fc.array(fc.tuple(piece, fc.constantFrom(' ', ' ', ', ')), {minLength: 1, maxLength: 5})
  fc.assert(
    fc.property(fc.array(name, {minLength: 1, maxLength: 3}), names => {
      const written = names.map(parts => parts.map(([{written: text}, space]) => text + space).join(''))
      const {csl} = read(`@book{doe, author = {${written.join(' and ')}}}`).references[0]!
      const found = lettersOf(JSON.stringify(csl.author))
      // A name is reordered, so each piece is searched for separately.
      for (const parts of names) {
        for (const [{letters: wanted}] of parts)
          expect(isWithin(wanted, found), written.join(' and ')).toBe(true)
      }
    }),
    {numRuns: 1000}
  )
})

test('CSL-YAML: no text throws, and no letter of a value is lost', () => {
  const junk = fc.oneof(
    fc.string({unit: 'binary', maxLength: 80}),
    fc
      .array(
        fc.constantFrom(
          '- ',
          'id: doe',
          '\n',
          '  ',
          'references:',
          'author:',
          '[',
          ']',
          '{',
          '}',
          '---\n',
          ': ',
          '"',
          '&a',
          '*a',
          'issued: 2017-13'
        ),
        {maxLength: 40}
      )
      .map(parts => parts.join(''))
  )
  fc.assert(
    fc.property(junk, text => {
      const {references, findings} = read(text, 'references.yaml')
      for (const {place} of [...references, ...findings])
        expect(place!.end.offset).toBeLessThanOrEqual(text.length)
    }),
    {numRuns: 500}
  )
  const markup = fc
    .tuple(
      fc.constantFrom(
        '*%*',
        '_%_',
        '**%**',
        '[%]{.smallcaps}',
        '[%]{.nocase}',
        '[%](x)',
        '^%^',
        '~%~',
        '`%`',
        '$%$',
        '*%',
        '%_',
        '[%',
        '<i>%</i>',
        '<i>%',
        '\\*%',
        '%'
      ),
      letters
    )
    .map(([frame, text]) => ({written: frame.replace('%', text), letters: text}))
  fc.assert(
    fc.property(
      fc.array(fc.tuple(markup, fc.constantFrom(' ', '')), {minLength: 1, maxLength: 8}),
      pieces => {
        const written = pieces.map(([{written: text}, space]) => text + space).join('')
        const {csl} = read(`- id: doe\n  title: ${JSON.stringify(written)}\n`, 'references.yaml')
          .references[0]!
        const wanted = pieces.map(([part]) => part.letters).join('')
        expect(isWithin(wanted, lettersOf(csl.title)), `${written} became ${csl.title}`).toBe(true)
      }
    ),
    {numRuns: 1000}
  )
})
