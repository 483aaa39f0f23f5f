import {describe, expect, test} from 'vitest'
import {cslRepository, everyCslStyle} from '../../src/node/program/csl-repository.ts'
import {readCslHead} from '../../src/parse/csl/style.ts'

const repository = cslRepository()

describe('a style by its name', () => {
  test.each([
    ['nature', 'Nature'],
    ['3d-research', '3D Research'],
    ['aaa', 'American Anthropological Association'],
    ['nature-chemistry', 'Nature Chemistry']
  ])('%s', async (name, title) => {
    expect(await repository.style(name)).toContain(`<title>${title}</title>`)
  })

  test.each(['', '#', '# 0', 'natur', 'nature 6444', '../nature', 'nature\n'])('%j is none', async name => {
    expect(await repository.style(name)).toBeUndefined()
  })
})

test('every style is complete and has a known name', async () => {
  const names = new Set(await repository.names())
  const kinds = {independent: 0, dependent: 0, none: 0}
  const parents = new Set<string>()
  for await (const {name, xml} of everyCslStyle()) {
    const head = readCslHead(xml)
    kinds[head.kind]++
    if (head.kind === 'dependent') parents.add(head.parent)
    if (!names.has(name) || !xml.includes('</style>')) expect(name).toBe('whole')
  }
  expect(kinds).toEqual({independent: 2851, dependent: 7993, none: 0})
  for (const parent of parents) expect(names).toContain(parent)
}, 20_000)
