import {Ajv} from 'ajv'
import {describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {locator} from '../../src/core/position.ts'
import {misshapenSettings} from '../../src/parse/settings/forms.ts'
import {readSettings} from '../../src/parse/settings/index.ts'
import {optionValues} from '../../src/parse/settings/option-values.ts'
import {options} from '../../src/parse/settings/options.ts'
import {manuscriptSchema} from '../../src/parse/settings/schema.ts'
import {readYaml} from '../../src/parse/values/yaml.ts'

const validate = new Ajv({strict: false, allowUnionTypes: true}).compile(manuscriptSchema())

/** What galley finds in settings. */
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
