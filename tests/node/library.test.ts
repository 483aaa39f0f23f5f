import {execFile} from 'node:child_process'
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A user's project with galley installed, and a paper. */
let consumer: string

beforeAll(() => {
  consumer = mkdtempSync(join(tmpdir(), 'galley-consumer-'))
  mkdirSync(join(consumer, 'node_modules'))
  symlinkSync(root, join(consumer, 'node_modules/galley'))
  cpSync(join(root, 'docs/examples/plain-text/plain-text.mjs'), join(consumer, 'plain-text.mjs'))
  mkdirSync(join(consumer, 'paper'))
})

afterAll(() => rmSync(consumer, {recursive: true, force: true}))

async function run(paper: string): Promise<Readonly<{stdout: string; stderr: string}>> {
  writeFileSync(join(consumer, 'paper/01.md'), paper)
  return promisify(execFile)(process.execPath, ['plain-text.mjs', 'paper'], {cwd: consumer})
}

describe('the documented example of an output', () => {
  test('gives the article as plain text, with its citations and notes', async () => {
    const {stdout, stderr} = await run(`---
title: Law
author: Ada
license: CC-BY-4.0
references: [{id: doe, type: book, title: T, author: [{family: Doe, given: J.}], issued: 1999}]
style: insights
---

# Courts {#sec:courts}

*Words* [see @doe, p. 3] and a note.[^n] More in @sec:courts.

[^n]: A note with @doe.

- one
- two

| a | b |
|---|---|
| 1 | 2 |

: Numbers
`)
    expect(stderr).toBe('')
    expect(stdout).toBe(`LAW

Ada

1 COURTS

_Words_ (see Doe, 1999, p. 3) and a note.[1] More in Section\u00a01.

- one
- two

a | b
1 | 2

Table 1. Numbers

NOTES

1. A note with Doe (1999).

REFERENCES

Doe, J. (1999). _T_.

Licence: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/
`)
  })

  test('says what is wrong with the paper', async () => {
    const {stdout, stderr} = await run('Words [@no].')
    expect(stderr).toContain('01.md:1: ')
    expect(stdout).toContain('Words (no?).')
  })
})

test('the documentation of outputs names every kind of node once', () => {
  const page = readFileSync(join(root, 'docs/outputs.md'), 'utf8')
  const rows = page
    .slice(page.indexOf('| kind |'))
    .split('\n')
    .filter(line => line.startsWith('| `'))
  const named = rows.flatMap(row => row.split('|')[1]!.match(/(?<=`)\w+(?=`)/g) ?? [])
  const types = readFileSync(join(root, 'src/core/article.ts'), 'utf8').matchAll(/\btype: '(\w+)'/g)
  expect(named.sort()).toEqual([...new Set(Array.from(types, ([, kind]) => kind!))].sort())
})
