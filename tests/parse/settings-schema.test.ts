import {Ajv} from 'ajv'
import {describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {locator} from '../../src/core/position.ts'
import {readQuestions} from '../../src/parse/questions.ts'
import {misshapenSettings} from '../../src/parse/settings/forms.ts'
import {readSettings} from '../../src/parse/settings/index.ts'
import {readIssue} from '../../src/parse/settings/issue.ts'
import {issueOptions} from '../../src/parse/settings/issue-options.ts'
import {optionValues} from '../../src/parse/settings/option-values.ts'
import {options} from '../../src/parse/settings/options.ts'
import {queryOptions} from '../../src/parse/settings/query-options.ts'
import {schemas} from '../../src/parse/settings/schema.ts'
import {readStyleSheet} from '../../src/parse/settings/style.ts'
import {sheetOptions} from '../../src/parse/settings/style-options.ts'
import {readYaml} from '../../src/parse/values/yaml.ts'

const validate = new Ajv({strict: false, allowUnionTypes: true}).compile(schemas.manuscript!())

/** galley's findings in settings. */
function faults(yaml: string): readonly string[] {
  const {value} = readYaml(yaml, 'manuscript.yaml', 0, locator(yaml))
  const found = [
    ...readSettings(value, 'manuscript.yaml', '').findings,
    ...misshapenSettings(value, 'manuscript.yaml')
  ]
  return found.map(({message}) => message)
}

test.each(options.map(({name, example}) => [name, example]))('the example of %s is valid', (_, example) => {
  expect(validate(parse(example)), JSON.stringify(validate.errors)).toBe(true)
})

test('other settings, empty values and other names of a setting are valid', () => {
  const yaml = 'revealjs-url: x\ntitle:\ntags: [law]\nauthor: Ada Lovelace\nsubtitle: 1984\n'
  expect(validate(parse(yaml)), JSON.stringify(validate.errors)).toBe(true)
})

test.each([
  'title: [a, b]',
  'toc-depth: 9',
  'numerals: roman',
  'references-per: page',
  'journal: [a]',
  'dates: 2026'
])('%s is refused, as galley refuses it', yaml => {
  expect(validate(parse(yaml))).toBe(false)
  expect(faults(yaml)).not.toEqual([])
})

describe('the values of the table', () => {
  test('are those of settings, and each key is in what its setting says', () => {
    for (const [name, {members = {}}] of Object.entries(optionValues)) {
      const option = options.find(each => each.name === name)
      expect(option, name).toBeDefined()
      const isGeneral = name === 'rules' || option?.form?.startsWith('local-')
      if (!isGeneral)
        for (const member of Object.keys(members)) expect(option?.says).toContain(`\`${member}\``)
    }
  })

  const closed = Object.entries(optionValues).filter(([, {isClosed}]) => isClosed)
  test.each(closed)('%s takes its values', (name, {values = []}) => {
    for (const value of values) expect(faults(`${name}: ${value}`)).toEqual([])
  })
})

describe('the schemas of style.yaml, issue.yaml and queries.yaml', () => {
  const ajv = new Ajv({strict: false, allowUnionTypes: true})
  const files = {
    style: {
      validate: ajv.compile(schemas.style!()),
      faults: (yaml: string) => readStyleSheet(yaml, 'style.yaml', '').findings,
      examples: sheetOptions.map(({example}) => example),
      wrong: [
        'acent: "#14532d"',
        'number-sections: maybe',
        'accent: {dark: "#000"}',
        'running-heads: {left: editor}',
        'running-heads: {middle: author}',
        'limits: {words: many}',
        'limits: {pages: 3}',
        'fonts: [{family: A}]',
        'fonts: [{family: A, file: a.woff2, colour: red}]',
        'typefaces: {title: A}',
        'faces: 3',
        'proof: {lines: some}'
      ]
    },
    issue: {
      validate: ajv.compile(schemas.issue!()),
      faults: (yaml: string) => readIssue(yaml, 'issue.yaml').findings,
      examples: ['', ...issueOptions.map(({example}) => example)],
      wrong: [
        'volum: 3',
        'date: March',
        'first-page: none',
        'pages: none',
        'cover: [a]',
        'papers: [{a: b}]',
        'sections: Articles',
        'sections: [{title: Articles}]',
        'sections: [{titel: Articles, papers: [a]}]'
      ]
    },
    queries: {
      validate: ajv.compile(schemas.queries!()),
      faults: (yaml: string) => readQuestions({path: 'queries.yaml', text: yaml}).findings,
      examples: [
        '',
        'ask: Why?',
        ...queryOptions.map(({name, example}) => `- ${name === 'ask' ? '' : 'ask: Why?\n  '}${example}`)
      ],
      wrong: [
        '- Why?',
        '- words: in 1969',
        '- {ask: Why?, page: 3}',
        '- {ask: Why?, line: 14}',
        '- {ask: [a]}'
      ]
    }
  }

  test.each(Object.entries(files))(
    '%s: what galley takes is valid, and what it refuses is not',
    (_, file) => {
      for (const yaml of file.examples) {
        expect(file.faults(yaml), yaml).toEqual([])
        expect(file.validate(parse(yaml)), `${yaml} ${JSON.stringify(file.validate.errors)}`).toBe(true)
      }
      for (const yaml of file.wrong) {
        expect(file.faults(yaml), yaml).not.toEqual([])
        expect(file.validate(parse(yaml)), yaml).toBe(false)
      }
    }
  )
})
