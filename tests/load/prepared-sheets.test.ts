import {deepStrictEqual} from 'node:assert'
import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {builtInStyles} from '../../src/load/styles/index.ts'
import {readStyleSheet, type StyleSheet} from '../../src/parse/settings/style.ts'
import {sheetsModule} from '../../tools/prepared-sheets.mjs'

test('compiled galley has the sheets of its styles as they are read, with members that are undefined', async () => {
  const code = (await sheetsModule()).replace('export const preparedSheets =', 'return')
  const sheets = new Function(code)() as ReadonlyMap<string, () => StyleSheet>
  expect(sheets.size).toBe(builtInStyles.length)
  for (const name of builtInStyles) {
    const [folder, file] = [`styles/${name}`, `styles/${name}/style.yaml`]
    const text = readFileSync(file, 'utf8')
    deepStrictEqual(sheets.get(`${folder}\n${text}`)!(), readStyleSheet(text, file, folder))
  }
})
