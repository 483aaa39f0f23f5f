import {beforeFirst, inOrder, pascalCase} from './places.mjs'

const [processor, index] = ['src/parse/markdown/processor.ts', 'src/parse/plugins/index.ts']

/**
 * The beginning of a notation: a remark plugin that changes nothing yet, its rows, and a test in the author's notation.
 */
export function newNotation({name}, read) {
  const plugin = `remark${pascalCase(name)}`
  const file = `remark-${name}.ts`
  const used = beforeFirst(read(processor), /\.use\(remarkTypography/, `    .use(${plugin})`)
  return {
    files: {
      [`src/parse/plugins/${file}`]: `import type {Root} from 'mdast'
import {walk} from '../../core/walk.ts'

/** The notation in one sentence, with an example: \`…\`. */
export function ${plugin}(): (tree: Root) => void {
  return tree => {
    walk(tree, node => {
      if (node.type !== 'text') return
    })
  }
}
`,
      [`tests/parse/plugins/notation-${name}.test.ts`]: `import {expect, test} from 'vitest'
import {articleHtml} from '../../article-words.ts'

test.each([['the notation', '<p>its HTML</p>']])('%s', async (source, expected) => {
  expect(await articleHtml(source)).toContain(expected)
})
`
    },
    changes: {
      [processor]: withImport(used, `import {${plugin}} from '../plugins/${file}'`),
      [index]: inOrder(read(index), `export {${plugin}} from './${file}'`)
    },
    test: `npx tsc --noEmit && npx vitest run tests/parse/plugins/notation-${name}.test.ts`,
    next: [
      `write the plugin in src/parse/plugins/${file}; new kinds of nodes are declared as CONTRIBUTING.md says under “A notation”`,
      'add its example to docs/notation-text.md, and one with its tree to tests/data/plugin-examples.json',
      'add a line to CHANGELOG.md'
    ]
  }
}

function withImport(text, line) {
  const lines = text.split('\n')
  const fileOf = each => /^import .* from '(\.\.\/plugins\/.+)'$/.exec(each)?.[1]
  const at = lines.findIndex(each => (fileOf(each) ?? '') > fileOf(line))
  return lines.toSpliced(at, 0, line).join('\n')
}
