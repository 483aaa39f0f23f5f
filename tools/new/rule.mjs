import {camelCase, inOrder} from './places.mjs'

const subjects = {
  1: 'citations',
  2: 'references',
  3: 'text and figures',
  4: 'settings and metadata',
  5: 'notation',
  6: 'files',
  7: 'styles and waivers'
}
const [index, names] = ['src/check/rules/index.ts', 'src/core/rule-names.ts']

/** The beginning of a rule: its file with a first example, and its rows in the two tables. */
export function newRule({name, subject}, read) {
  if (subjects[subject] === undefined) {
    const list = Object.entries(subjects).map(([number, words]) => `${number} (${words})`)
    throw new Error(`a rule needs SUBJECT=, one of ${list.join(', ')}`)
  }
  const rows = /readonly Rule\[\] = \[([\s\S]*?)\n\]/.exec(read(index))[1].trim().split(/,\s*/)
  const files = new Map(
    [...read(index).matchAll(/^import \{(\w+)\} from '\.\/(.+)'$/gm)].map(([, row, file]) => [row, file])
  )
  const codeOf = row => /code: 'G(\d+)'/.exec(read(`src/check/rules/${files.get(row)}`))[1]
  const own = rows.filter(row => codeOf(row).startsWith(subject))
  const last = own.at(-1)
  const code = `G${Math.max(...own.map(row => Number(codeOf(row)))) + 1}`
  const lastName = files.get(last).replace(/\.ts$/, '')
  const row = camelCase(name)
  return {
    files: {[`src/check/rules/${name}.ts`]: ruleText(name, code)},
    changes: {
      [index]: inOrder(read(index), `import {${row}} from './${name}.ts'`).replace(
        new RegExp(`(readonly Rule\\[\\] = \\[[\\s\\S]*?\\n  ${last})(,?\\n)`),
        `$1,\n  ${row}$2`
      ),
      [names]: read(names).replace(new RegExp(`(\\n  '${lastName}')(,?\\n)`), `$1,\n  '${name}'$2`)
    },
    made: [`docs/rules/${name}.md`],
    command: ['tools/docs.mjs'],
    test: `npx tsc --noEmit && npx vitest run tests/check/rules/rules.test.ts -t ${name}`,
    next: [
      `write the rule in src/check/rules/${name}.ts`,
      '`make docs` writes its page',
      'add a line to CHANGELOG.md'
    ]
  }
}

function ruleText(name, code) {
  return `import {placeOf} from '../../core/position.ts'
import type {Rule} from './rule.ts'

export const ${camelCase(name)} = {
  code: '${code}',
  name: '${name}',
  severity: 'warning',
  summary: 'A sentence that is true of every good manuscript.',
  why: 'What readers or editors lose if it is not true.',
  examples: [
    {
      name: 'the fault',
      files: {'01.md': '# A heading\\n\\nWords with the fault.'},
      expect: ['01.md:3:1-3:22 What is wrong here']
    },
    {name: 'none', files: {'01.md': '# A heading\\n\\nWords.'}, expect: []}
  ],
  *check({chapters}) {
    for (const {path, landmarks} of chapters)
      for (const node of landmarks)
        if (node.type === 'heading' && node.depth > 6)
          yield {file: path, place: placeOf(node), message: 'What is wrong here'}
  }
} satisfies Rule
`
}
