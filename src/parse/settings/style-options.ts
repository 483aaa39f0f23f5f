import type {RunningHead} from '../../core/types.ts'
import type {FileOption, Schema} from './file-option.ts'

/** The possible contents of a running head, by keyword. */
export const runningHeads: readonly RunningHead[] = [
  'author',
  'title',
  'section',
  'journal',
  'doi',
  'license',
  'none'
]

/** The roles that typefaces can have. */
export const typefaceRoles: readonly string[] = ['text', 'small', 'display', 'code']

export const pageSizes: readonly string[] = ['A4', 'A5', 'B5', 'Letter', 'Legal']

/** The keys that a font can have. */
export const fontKeys: readonly string[] = [
  'family',
  'file',
  'weight',
  'style',
  'unicode-range',
  'lang',
  'size',
  'for'
]

/** The settings of a style for how lines are justified and hyphenated, with patterns for their values. */
export const typographyOptions: Readonly<Record<string, Readonly<{form: RegExp; expected: string}>>> = {
  'letter-spacing': {
    form: /^(?:[01](?:\.\d{1,2})?|2(?:\.0{1,2})?)%$/,
    expected: 'a part of the type size from `0%` to `2%`'
  },
  hyphens: {form: /^(?:few|many|none)$/, expected: '`few`, `many` or `none`'}
}

/** The settings of a style for proofs: the allowed values; undefined for settings whose value is text. */
export const proofOptions = {
  'reply-to': undefined,
  instructions: undefined,
  letter: undefined,
  reminder: undefined,
  lines: ['every', 'fifth'],
  numbering: ['continuous', 'page']
} as const

/** The limits that a style can set as a number or a range, by their keys. */
export const limitRanges: Readonly<
  Record<string, 'titleCharacters' | 'abstractWords' | 'keywords' | 'words'>
> = {
  'title-characters': 'titleCharacters',
  'abstract-words': 'abstractWords',
  keywords: 'keywords',
  words: 'words'
}

/** The keys of the depositor at Crossref, of which `schema` is optional. */
export const depositorKeys: readonly string[] = ['depositor', 'email', 'registrant', 'schema']

/** The settings of a style for its journal. */
export const journalKeys: readonly string[] =
  'title abbreviation id issn publisher country url sections locales'.split(' ')

/** The settings of a style for the journal's OJS: the allowed values; undefined for settings whose value is text. */
export const ojsOptions: Readonly<Record<string, readonly string[] | undefined>> = {
  version: ['3.3', '3.4', '3.5'],
  genre: undefined,
  'picture-genre': undefined,
  'author-group': undefined,
  status: ['published', 'scheduled', 'production']
}

const text: Schema = {type: ['string', 'number']}
const count: Schema = {type: 'integer', minimum: 0, maximum: 999_999_999}

/** The schema of a mapping that can only contain these keys. */
function mapping(properties: Readonly<Record<string, Schema>>): Schema {
  return {type: 'object', properties, additionalProperties: false}
}

function each(names: readonly string[], schema: Schema): Readonly<Record<string, Schema>> {
  return Object.fromEntries(names.map(name => [name, schema]))
}

const colour: Schema = {type: 'string', examples: ['#7a1f2b']}
const size: Schema = {type: 'string', examples: pageSizes}
const range: Schema = {anyOf: [count, mapping({min: count, max: count})]}

/** The table of keys in `style.yaml`, from which its schema and `docs/settings.md` are generated. */
export const sheetOptions: readonly FileOption[] = [
  {name: 'name', says: 'The name of the style.', example: 'name: Quarterly', schema: text},
  {name: 'extends', says: 'The style that this style extends.', example: 'extends: insights', schema: text},
  {
    name: 'csl',
    says: 'The citation style, by its name or by the name of a file in the folder.',
    example: 'csl: chicago-notes',
    schema: text
  },
  {
    name: 'number-sections',
    says: 'Whether sections are numbered.',
    example: 'number-sections: false',
    schema: {type: 'boolean'}
  },
  {
    name: 'fonts',
    says: 'Font files, each with its family, weight and style.',
    example: 'fonts: [{family: Our Serif, file: fonts/our-serif.woff2}]',
    schema: {type: 'array', items: {...mapping(each(fontKeys, text)), required: ['family', 'file']}}
  },
  {
    name: 'limits',
    says: 'The limits of the journal for a paper: a number is a maximum.',
    example: 'limits: {words: 9000, keywords: {min: 3, max: 8}, statements: [conflicts], anonymous: true}',
    schema: mapping({
      ...each(Object.keys(limitRanges), range),
      statements: {type: 'array', items: text},
      anonymous: {type: 'boolean'}
    })
  },
  {
    name: 'accent',
    says: 'The colour of links and of emphasised elements: one colour, or one each for `light` and `dark` screens and for `print`.',
    example: 'accent: {light: "#14532d", dark: "#86d3a1", print: "#14532d"}',
    schema: {anyOf: [colour, {...mapping(each(['light', 'dark', 'print'], colour)), required: ['light']}]}
  },
  {
    name: 'page',
    says: 'The page size, as a name or as width and height; or an object with `size` and `margin` (in whole px).',
    example: 'page: {size: Letter, margin: 80px 107px 90px}',
    schema: {anyOf: [size, mapping({size, margin: {type: 'string', examples: ['80px 107px 90px']}})]}
  },
  {
    name: 'running-heads',
    says: `The text of running heads, \`left\` and \`right\`: ${runningHeads.map(name => `\`${name}\``).join(', ')}.`,
    example: 'running-heads: {left: author, right: title}',
    schema: mapping(each(['left', 'right'], {enum: runningHeads}))
  },
  {
    name: 'typefaces',
    says: `Families by role: ${typefaceRoles.map(name => `\`${name}\``).join(', ')}.`,
    example: 'typefaces: {text: [Our Serif, Noto Serif]}',
    schema: mapping(each(typefaceRoles, {anyOf: [text, {type: 'array', items: text}]}))
  },
  {
    name: 'faces',
    says: 'Text fonts to embed in the HTML: `embedded` embeds all text fonts that `screen.css` names, and `system` none; by default, only galley’s own fonts are embedded.',
    example: 'faces: embedded',
    schema: {enum: ['embedded', 'system']}
  },
  {
    name: 'crossref',
    says: 'The depositor of the papers at Crossref: the name, `depositor`, the `email` for its reports, and the `registrant`; `schema: 5.3.1` for the older form.',
    example: 'crossref: {depositor: Kiln Press, email: doi@example.org, registrant: Kiln Press}',
    schema: {
      ...mapping({...each(depositorKeys.slice(0, 3), text), schema: {enum: ['5.4.0', '5.3.1']}}),
      required: depositorKeys.slice(0, 3)
    }
  },
  {
    name: 'journal',
    says: 'The journal of all papers in this style: `title`, `abbreviation`, `id`, `issn` (one, or `print` and `electronic`), `publisher`, its `country`, `url`; its `sections`, each with its abbreviation in OJS as `ref` and its `title`; `locales`, the names that OJS has for languages. A paper that names another journal inherits none of these.',
    example:
      'journal: {title: Insights, issn: {electronic: 2049-3630}, sections: [{ref: ART, title: Articles}]}',
    schema: mapping({
      ...each(journalKeys, text),
      issn: {anyOf: [text, mapping(each(['print', 'electronic'], text))]},
      sections: {type: 'array', items: {...mapping(each(['ref', 'title'], text)), required: ['ref']}},
      locales: {type: 'object', additionalProperties: text}
    })
  },
  {
    name: 'ojs',
    says: 'The journal’s OJS, for `galley build --to ojs`: its `version` (`3.4` by default), the `genre` of its files (`Article Text`) and of pictures (`picture-genre`, `Image`), the `author-group` (`Author`), and the `status` of an imported paper: `published`, the default, `scheduled` or `production`.',
    example: 'ojs: {version: "3.5", genre: Article Text, author-group: Author}',
    schema: mapping(
      Object.fromEntries(
        Object.entries(ojsOptions).map(([name, values]) => [
          name,
          values === undefined
            ? text
            : {enum: name === 'version' ? [...values, ...values.map(Number)] : values}
        ])
      )
    )
  },
  {
    name: 'house',
    says: 'The journal’s own usage, which `galley check --propose` applies: `words`, with their replacements; `serial-comma`, whether lists have a comma before “and”; `unit-space`, a space between a number and its unit.',
    example: 'house: {words: {judgement: judgment}, serial-comma: true, unit-space: true}',
    schema: mapping({
      words: {type: 'object', additionalProperties: text},
      ...each(['serial-comma', 'unit-space'], {type: 'boolean'})
    })
  },
  {
    name: 'typography',
    says: 'Line breaking in the PDF: `letter-spacing`, the largest letter spacing in a justified line, relative to the type size; `hyphens`: `few`, `many` or `none`.',
    example: 'typography: {letter-spacing: 1%, hyphens: many}',
    schema: mapping({
      'letter-spacing': {type: 'string', examples: ['1.3%', '0%']},
      hyphens: {enum: ['few', 'many', 'none']}
    })
  },
  {
    name: 'proof',
    says: 'How proofs are returned and numbered: `reply-to` and `instructions` for the cover sheet; `letter` and `reminder`, templates for `galley proof --letter`; `lines: fifth` shows every fifth line number; `numbering: page` restarts line numbers on each page.',
    example: 'proof: {reply-to: proofs@example.org, lines: fifth, numbering: page}',
    schema: mapping(
      Object.fromEntries(
        Object.entries(proofOptions).map(([name, values]) => [
          name,
          values === undefined ? text : {enum: values}
        ])
      )
    )
  }
]

/** The keys that a `style.yaml` can have. */
export const styleKeys: readonly string[] = sheetOptions.map(({name}) => name)
