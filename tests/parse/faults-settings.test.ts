import {describe, expect, test} from 'vitest'
import {built} from '../built.ts'

/** A setting, its effect, and its findings: `place rule`, with suggestions. */
type Row = readonly [yaml: string, changed: Readonly<Record<string, unknown>>, said?: readonly string[]]

describe('settings', () => {
  test.for<Row>([
    ['chapters: [a.md, b.md]', {chapters: ['a.md', 'b.md']}],
    ['chapters: a.md', {chapters: ['a.md']}],
    ['bibliography: r.bib', {bibliography: [{path: 'r.bib'}]}],
    ['bibliography: [a.bib, b.bib]', {bibliography: [{path: 'a.bib'}, {path: 'b.bib'}]}],
    [
      'bibliography: {primary: a.bib, other: [b.bib, c.bib]}',
      {
        bibliography: [
          {path: 'a.bib', name: 'primary'},
          {path: 'b.bib', name: 'other'},
          {path: 'c.bib', name: 'other'}
        ]
      }
    ],
    ['references: [{id: a}]', {inlineReferences: true}],
    ['references: {id: a}', {}, ['1:13-1:20 setting-invalid']],
    ['smart: false', {smart: false}],
    ['smart-punctuation: no', {smart: false}],
    ['smart: maybe', {}, ['1:8-1:13 setting-invalid']],
    ['smart: YES', {}],
    ['style: nature', {style: 'nature'}],
    ['csl: apa', {csl: {path: 'apa', name: 'apa'}}],
    ['csl: apa.csl', {csl: {path: 'apa.csl'}}],
    ['csl: styles/apa', {csl: {path: 'styles/apa'}}],
    [
      'csl: https://www.zotero.org/styles/apa',
      {csl: {path: 'https:/www.zotero.org/styles/apa', name: 'apa'}}
    ],
    ['citation-style: x.xml', {csl: {path: 'x.xml'}}],
    ['csl-locale: l.xml', {cslLocale: {path: 'l.xml'}}],
    ['nocite: "@a, @b"', {nocite: [{key: 'a'}, {key: 'b'}]}],
    ['nocite: [a, "@{b c}", "@{d}"]', {nocite: [{key: 'a'}, {key: '{b'}, {key: 'c}'}, {key: 'd'}]}],
    ['nocite: "@*"', {nocite: [{key: '*'}]}],
    ['nocite: "[@a; @b]"', {nocite: [{key: 'a'}, {key: 'b'}]}],
    ['reference-section-title: R', {referencesTitle: 'R'}],
    ['references-per: chapter', {referencesPer: 'chapter'}],
    ['references-per: paper', {}],
    ['references-per: part', {}, ['1:17-1:21 setting-invalid']],
    ['annotations: true', {annotations: true}],
    ['notes-after-punctuation: false', {notesAfterPunctuation: false}],
    ['link-citations: false', {linkCitations: false}],
    ['number-sections: true', {numberSections: true}],
    ['numbersections: false', {numberSections: false}],
    ['numerals: native', {numerals: 'native'}],
    ['numerals: western', {numerals: 'western'}],
    ['numerals: roman', {}, ['1:11-1:16 setting-invalid']],
    ['toc: true', {contents: true}],
    ['contents: yes', {contents: true}],
    ['toc-depth: 5', {contentsDepth: 5}],
    ['toc-depth: 1', {contentsDepth: 1}],
    ['toc-depth: 0', {}, ['1:12-1:13 setting-invalid']],
    ['toc-depth: 6', {}, ['1:12-1:13 setting-invalid']],
    ['toc-depth: two', {}, ['1:12-1:15 setting-invalid']],
    ['toc-title: C', {contentsTitle: 'C'}],
    ['output: law', {slug: 'law'}],
    ['slug: law-2', {slug: 'law-2'}],
    ['output-file: a.b_c', {slug: 'a.b_c'}],
    ['output: html_document', {}],
    ['output: rticles::joss_article', {}],
    ['output: کتاب', {slug: 'کتاب'}],
    ['output: {a: b}', {}],
    ['rules: {figure-alt: off}', {severities: {'figure-alt': 'off'}}],
    ['rules: {figure-alt: false}', {severities: {'figure-alt': 'off'}}],
    ['rules: {figure-alt: no, G101: warning}', {severities: {'figure-alt': 'off', G101: 'warning'}}],
    ['rules: {figure-alt: loud}', {}, ['1:21-1:25 setting-invalid']],
    ['rules: {figure-alt: }', {}, ['1:9-1:19 setting-invalid']],
    ['rules: {figure-alt: [off]}', {}, ['1:9-1:19 setting-invalid', '1:21-1:26 setting-invalid']],
    ['rules: x', {}, ['1:8-1:9 setting-invalid']],
    [
      'waivers: [{rule: G102, reason: R}]',
      {waivers: [{rule: 'G102', reason: 'R', writtenIn: 'manuscript.yaml'}]}
    ],
    ['waivers: [{rule: G102}]', {}, ['1:11-1:23 setting-invalid']],
    ['waivers: [{reason: R}]', {}, ['1:11-1:22 setting-invalid']],
    [
      'waivers: [{rule: G102, reason: R, until: 2027-01-31}]',
      {waivers: [{rule: 'G102', until: '2027-01-31', reason: 'R', writtenIn: 'manuscript.yaml'}]}
    ],
    ['waivers: [{rule: G102, reason: R, until: 2027-02-30}]', {}, ['1:42-1:52 setting-invalid']],
    ['waivers: [{rule: G102, reason: R, until: 2027-1-31}]', {}, ['1:42-1:51 setting-invalid']],
    ['waivers: [{rule: G102, reason: R, until: soon}]', {}, ['1:42-1:46 setting-invalid']],
    [
      'waivers: [{rule: G102, reason: R, subject: doe, file: a.md}]',
      {waivers: [{rule: 'G102', subject: 'doe', file: 'a.md', reason: 'R', writtenIn: 'manuscript.yaml'}]}
    ],
    ['waivers: [{rule: G102, reason: R, subjet: doe}]', {}, ['1:35-1:41 setting-invalid']],
    [
      'waivers: {rule: G102, reason: R}',
      {waivers: [{rule: 'G102', reason: 'R', writtenIn: 'manuscript.yaml'}]}
    ],
    ['waivers: [G102]', {}, ['1:11-1:15 setting-invalid']],
    ['title: [a]', {}, ['1:8-1:11 setting-invalid']],
    ['title: {x: y}', {}, ['1:9-1:10 setting-invalid', '1:12-1:13 language-invalid']],
    ['title: {Urdu: y}', {}, ['1:15-1:16 language-invalid ur']],
    ['title: {en: [a]}', {}, ['1:13-1:16 setting-invalid']],
    ['titles: a', {}, ['1:9-1:10 setting-invalid']],
    ['keywords: {en: {a: b}}', {}, ['1:16-1:22 setting-invalid']],
    ['bibliography: {a: {b: c}}', {}, ['1:19-1:25 setting-invalid']],
    ['chapters: [[a]]', {}, ['1:12-1:15 setting-invalid']],
    ['chapters: {a: b}', {}, ['1:11-1:17 setting-invalid']],
    ['statements: a', {}, ['1:13-1:14 setting-invalid']],
    ['statements: {a: [b]}', {}, ['1:17-1:20 setting-invalid']],
    ['statements: {funding: {en: a}}', {}],
    ['funding: [[a]]', {}, ['1:11-1:14 setting-invalid']],
    ['funding: [{x: y}]', {}],
    ['journal: [a]', {}, ['1:10-1:13 setting-invalid']],
    ['journal: {titel: a}', {}, ['1:11-1:16 setting-unknown title']],
    ['journal: {title: [a]}', {}, ['1:18-1:21 setting-invalid']],
    ['journal: {pages: 3}', {}, ['1:11-1:16 setting-unknown']],
    ['journal: {blinded: true}', {}],
    ['copyright: {owner: a}', {}, ['1:13-1:18 setting-unknown']],
    ['copyright: {year: [1]}', {}, ['1:19-1:22 setting-invalid']],
    ['dates: 2020', {}, ['1:8-1:12 setting-invalid']],
    ['dates: {recieved: 2020}', {}, ['1:9-1:17 setting-unknown received']],
    ['dates: {received: [2020]}', {}, ['1:19-1:25 setting-invalid']],
    ['references: a', {}, ['1:13-1:14 setting-invalid']],
    ['references: [a]', {inlineReferences: true}, ['1:14-1:15 setting-invalid']],
    ['references: [{id: a, title: {b: c}}]', {inlineReferences: true}],
    ['language: {a: b}', {}],
    ['output: [a]', {}],
    ['math: katex', {}],
    ['title: ', {}],
    ['title: []', {}],
    ['title: {}', {}],
    ['titel: a', {}, ['1:1-1:6 setting-unknown title']],
    ['author-note: x', {}, ['1:1-1:12 setting-unknown']],
    ['zzz: 1', {}, ['1:1-1:4 setting-unknown']],
    ['Title: a', {}, ['1:1-1:6 setting-unknown title']],
    ['title: a\ntitle: b', {}, ['2:1-2:2 front-matter-syntax']],
    ['title: a: b', {}, ['1:8-1:9 front-matter-syntax']],
    ['title: "a', {}, ['1:10-1:11 front-matter-syntax']],
    ['\ttitle: a', {}, ['1:1-1:2 front-matter-syntax']],
    ['title: &x a\nsubtitle: *x', {}],
    ['title: *x', {}],
    ['? a\n: b', {}, ['1:3-1:4 setting-unknown']],
    ['- a', {}, ['1:1-1:4 front-matter-syntax']],
    ['a', {}, ['1:1-1:2 front-matter-syntax']],
    ['---\ntitle: a\n---', {}],
    ['%YAML 1.2\n---\ntitle: a', {}],
    ['lang: en\nlanguage: fr', {}],
    ['macros: {x: y}', {macros: [{name: 'x', body: 'y'}]}],
    ['math: {macros: {x: y}}', {}, ['1:16-1:22 setting-invalid']],
    ['macros: [x]', {}, ['1:9-1:12 setting-invalid']]
  ])('%s', async ([yaml, changed, said = []]) => {
    const usual = (await built({'manuscript.yaml': ''})).manuscript.settings
    const {manuscript, diagnostics} = await built({'manuscript.yaml': yaml})
    const others = Object.entries(manuscript.settings).filter(
      ([name, value]) =>
        name !== 'severityPlaces' &&
        JSON.stringify(plain(value)) !== JSON.stringify(plain(usual[name as keyof typeof usual]))
    )
    expect(Object.fromEntries(others.map(([name, value]) => [name, plain(value)]))).toEqual(changed)
    const found = diagnostics
      .filter(({file, rule}) => file === 'manuscript.yaml' && /^(?:setting|language|front)-/.test(rule))
      .map(({start, end, rule, expected = []}) =>
        [`${start?.line}:${start?.column}-${end?.line}:${end?.column}`, rule, ...expected.slice(0, 1)].join(
          ' '
        )
      )
    expect(found).toEqual(said)
  })
})

/** A value without places, with maps as objects. */
function plain(value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries(value)
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).filter(([name]) => name !== 'place')
  return Object.fromEntries(members.map(([name, member]) => [name, plain(member)]))
}
