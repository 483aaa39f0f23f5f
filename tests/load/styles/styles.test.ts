import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {build} from '../../../src/build.ts'
import {contrast, readColour} from '../../../src/core/colour.ts'
import {scanCss} from '../../../src/core/css.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {isFault, type World} from '../../../src/core/world.ts'
import {builtInStyles} from '../../../src/load/styles/index.ts'
import {buildScreenPage, htmlOutput} from '../../../src/outputs/html/index.ts'
import type {Output} from '../../../src/outputs/output.ts'
import {buildPrintPage} from '../../../src/outputs/pdf/page/print-page.ts'
import {projectRoot} from '../../project.ts'
import {textWorld} from '../../world.ts'

const paper = `title: A *long* title
short-title: Short
authors: [{name: Ada Lovelace}, {name: Grace Hopper}]
journal: {title: Review, volume: 4, issue: 2}
doi: 10.5555/x.1
license: CC-BY-NC-ND-4.0
dates: {received: 2026-03-02, published: 2026-11-24}
`

/** The pages of a paper of one word in the journal's style. */
async function pages(style: string, files: Readonly<Record<string, string>> = {}) {
  let print = ''
  let hasQuotationLetters = false
  let screen = ''
  const output: Output = {
    name: 'pages',
    ending: 'txt',
    mediaType: 'text/plain',
    async render(rendering) {
      const page = await buildPrintPage(rendering)
      print = page.html
      hasQuotationLetters = page.hasQuotationLetters()
      screen = await buildScreenPage(rendering)
      return {bytes: new Uint8Array(), problems: [], environment: {}}
    }
  }
  const world = textWorld({'manuscript.yaml': `${paper}style: ${style}\n`, '01.md': 'Words.', ...files})
  const {diagnostics} = await build(world, createMemo(), {entry: '', outputs: [output]})
  const about = /^style-/
  return {
    print,
    screen,
    hasQuotationLetters,
    findings: diagnostics.filter(({rule}) => about.test(rule)).map(finding)
  }
}

function finding({
  file,
  start,
  message
}: {
  file: string
  start?: {line: number; column: number}
  message: string
}) {
  return `${file}${start ? `:${start.line}:${start.column}` : ''} ${message}`
}

const dependentOn = (parent: string): string =>
  `<style class="in-text"><info><link href="http://www.zotero.org/styles/${parent}" rel="independent-parent"/></info></style>`

const style = (yaml: string, more: Readonly<Record<string, string>> = {}) =>
  pages('q', {'styles/q/style.yaml': `extends: plain\n${yaml}\n`, ...more})

const allSlots =
  '{{head}}{{lang}}{{dir}}{{class}}{{notice}}{{title-block}}<article>{{abstracts}}{{body}}</article>{{colophon}}'

test.each([
  ['the text', {'01.md': 'Hawaiʻi.'}, true],
  ['the page of the style', {'styles/q/page.html': `Hawaiʻi ${allSlots}`}, true],
  ['its sheet', {'styles/q/print.css': 'p::before {content: "ʻ"}'}, true],
  ['an attribute alone', {'01.md': '![Hawaiʻi](data:image/svg+xml,x)'}, false],
  ['nothing', {}, false]
])('letters like quotation marks are on a page that has them in %s', async (_, files, expected) => {
  expect((await style('', files)).hasQuotationLetters).toBe(expected)
})

const ownFont = 'fonts:\n  - {family: Own, weight: 400, style: normal, file: own.woff2}'

describe('values of style.yaml are on the page', () => {
  test('an accent for screens and paper', async () => {
    const {print, screen} = await style('accent: {light: "#14532d", dark: "#86d3a1", print: "#123"}')
    expect(print).toContain(':root{--accent:#123;--link:#123}')
    expect(screen).toContain('@media (prefers-color-scheme:light){:root{--accent:#14532d;--link:#14532d}}')
    expect(screen).toContain('@media (prefers-color-scheme:dark){:root{--accent:#86d3a1;--link:#86d3a1}}')
  })

  test('its own sheet takes precedence', async () => {
    const {print} = await style('accent: "#14532d"', {'styles/q/print.css': ':root { --accent: navy }'})
    expect(print.indexOf('--accent: navy')).toBeGreaterThan(print.indexOf('--accent:#14532d'))
    expect(print.indexOf('--accent:#14532d')).toBeGreaterThan(print.indexOf('--accent: #111'))
  })

  test.each([
    ['page: letter', '@page{size:Letter}'],
    ['page: 160mm 240mm', '@page{size:160mm 240mm}'],
    ['page: {margin: 60px 50px}', '@page{margin:60px 50px}'],
    [
      'typefaces: {text: Galley Caption}',
      ':root{--serif:"Galley Caption","Galley Serif","Galley Signs",serif;}'
    ],
    [
      'typefaces: {code: [Galley Mono, Galley Serif]}',
      ':root{--mono:"Galley Mono","Galley Serif","Galley Signs",monospace;}'
    ]
  ])('%s', async (yaml, css) => {
    const {print, findings} = await style(yaml)
    expect(print).toContain(css)
    expect(findings).toEqual([])
  })

  test.each([
    ['author', '"Lovelace &amp; Hopper"'],
    ['title', '"Short"'],
    ['journal', '"Review 4(2), 2026"'],
    ['doi', '"https://doi.org/10.5555/x.1"'],
    ['license', '"© 2026 The Authors. CC BY-NC-ND 4.0"'],
    ['none', '""']
  ])('a running head with %s', async (head, words) => {
    const {print} = await style(`running-heads: {left: ${head}}`, {
      'styles/q/print.css': '@page { @top-center { content: {{running-left}} } }'
    })
    expect(print.replaceAll('&', '&amp;')).toContain(`@top-center { content: ${words} }`)
  })

  test.each([
    ['', ['Galley Serif'], ''],
    ['faces: system', [], ''],
    ['faces: embedded', ['Galley Serif'], ''],
    [
      'typefaces: {text: Galley Caption}',
      ['Galley Caption'],
      '--serif:"Galley Caption","Galley Caption stand-in",serif;'
    ],
    // A font of the journal itself is used only in print, unless the style enables it elsewhere.
    [`${ownFont}\ntypefaces: {text: Own}`, [], '--serif:var(--system-serif);'],
    [`${ownFont}\ntypefaces: {text: Own}\nfaces: embedded`, ['Own'], '--serif:"Own","Own stand-in",serif;']
  ])('faces of the HTML: %s', async (yaml, families, css) => {
    const world = textWorld({
      'manuscript.yaml': `${paper}style: q\n`,
      '01.md': 'Words.',
      'styles/q/style.yaml': `extends: plain\n${yaml}\n`,
      'styles/q/own.woff2': 'wOF2'
    })
    const {artifacts} = await build(world, createMemo(), {entry: '', outputs: [htmlOutput]})
    const screen = new TextDecoder().decode(artifacts[0]!.bytes)
    const embedded = [...screen.matchAll(/@font-face\{font-family:"([^"]+?)"(?=[^}]*url\()/g)].map(
      ([, family]) => family
    )
    expect([...new Set(embedded)].sort()).toEqual(families)
    expect(screen).toContain(css)
  })

  test.each(builtInStyles)('running heads and feet use the size in style.yaml: %s', async name => {
    const {print} = await pages(name)
    for (const [, boxes] of print.matchAll(/@page[^{]*\{((?:[^{}]|\{[^{}]*\})*)\}/g)) {
      for (const [, face] of boxes!.matchAll(/font: ([^;]*);/g)) expect(face).not.toContain('Galley')
    }
  })

  test('a style inherits the values of the styles it extends, each separately', async () => {
    const {print} = await pages('near', {
      'styles/far/style.yaml': 'extends: plain\nrunning-heads: {left: doi, right: journal}',
      'styles/near/style.yaml': 'extends: far\nrunning-heads: {right: none}',
      'styles/near/print.css': '@page { @top-center { content: {{running-left}} "|" {{running-right}} } }'
    })
    expect(print).toContain('content: "https://doi.org/10.5555/x.1" "|" ""')
  })
})

test('a picture in a sheet becomes a data URL, with or without quotation marks', async () => {
  const css = `.a { content: url("data:image/svg+xml,%3Csvg/%3E") } .b { background: url('data:,a') } .c { mask: url(#d) }`
  expect((await style('', {'styles/q/screen.css': css})).findings).toEqual([])
})

test.each([
  ['as it comes with galley', '.text { colr: red }', 0],
  ['changed', '.text { color: red }', 1]
])(
  'a style in the folder of the paper is looked at where it is the paper’s own: %s',
  async (_, theirs, count) => {
    const files = {'styles/q/style.yaml': 'extends: plain', 'styles/q/print.css': '.text { colr: red }'}
    const own = textWorld({'manuscript.yaml': `${paper}style: q\n`, '01.md': 'Words.', ...files})
    const shipped = textWorld({...files, 'styles/q/print.css': theirs})
    const world: World = {
      ...own,
      asset: async path => {
        const bytes = await shipped.read(path)
        return isFault(bytes) ? own.asset(path) : bytes
      }
    }
    const {diagnostics} = await build(world, createMemo(), {entry: '', outputs: []})
    expect(diagnostics.filter(({rule}) => rule === 'style-css')).toHaveLength(count)
  }
)

describe('faults are reported at their places', () => {
  test.each([
    [
      'acent: "#123"',
      ':2:1 `acent` is not a setting of a style, expected `name`, `extends`, `csl`, `number-sections`, `fonts`, `limits`, `accent`, `page`, `running-heads`, `typefaces`, `faces`, `crossref`, `journal`, `ojs`, `house`, `typography` or `proof`'
    ],
    [
      'accent: blurple',
      ':2:9 `blurple` is not a colour, expected one such as `"#7a1f2b"`, in quotation marks'
    ],
    [
      'accent: {dark: "#fff"}',
      ':2:9 The accent lacks `light`, expected `{light: "#7a1f2b", dark: "#f0a3a6"}`'
    ],
    [
      'accent: {light: "#123", drak: "#fff"}',
      ':2:25 `drak` is not a setting of an accent, expected `light`, `dark` or `print`'
    ],
    [
      'page: A9',
      ':2:7 `A9` is not a page size, expected `A4`, `A5`, `B5`, `Letter` or `Legal`, or width and height such as `160mm 240mm`'
    ],
    [
      'page: {size: A4, margin: 2cm}',
      ':2:26 `2cm` is not a page margin, expected one to four lengths in whole px, such as `92px 96px 101px`'
    ],
    ['page: {colour: red}', ':2:8 `colour` is not a setting of a page, expected `size` or `margin`'],
    [
      'running-heads: {left: autor}',
      ':2:23 A running head cannot show `autor`, expected `author`, `title`, `section`, `journal`, `doi`, `license` or `none`'
    ],
    [
      'running-heads: {middle: author}',
      ':2:17 `middle` is not a place of a running head, expected `left` or `right`'
    ],
    [
      'running-heads: author',
      ':2:16 The running heads are not a mapping, expected `{left: author, right: title}`'
    ],
    [
      'typefaces: {body: A}',
      ':2:13 `body` is not the role of a typeface, expected `text`, `small`, `display` or `code` with one family or more'
    ],
    ['faces: some', ':2:8 `faces` is `some`, expected `embedded` or `system`'],
    ['embed-fonts: perhaps', ':2:14 `embed-fonts` is `perhaps`, expected `true` or `false`'],
    [
      'fonts: [{family: A, file: a.woff2}]',
      ':2:27 The font file `styles/q/a.woff2` does not exist, expected a file in the folder of the style, or `npm:package/file`'
    ],
    [
      'fonts: [{family: A, file: "npm:none/a.woff2"}]',
      ':2:27 The font file `npm:none/a.woff2` does not exist, expected one of the fonts that come with galley, or a file in the folder of the style'
    ]
  ])('%s', async (yaml, expected) => {
    const {findings} = await style(yaml)
    expect(findings).toHaveLength(1)
    expect(findings[0]).toContain(`styles/q/style.yaml${expected}`)
  })

  test('a font without a licence, and with one', async () => {
    const yaml = 'fonts: [{family: A, file: fonts/a.woff2}, {family: A, file: fonts/b.woff2}]'
    const files = {'styles/q/fonts/a.woff2': 'a', 'styles/q/fonts/b.woff2': 'b'}
    expect((await style(yaml, files)).findings).toEqual([
      'styles/q/style.yaml:2:27 The font `styles/q/fonts/a.woff2` has no licence beside it, expected a file `LICENSE` or `OFL.txt`'
    ])
    expect((await style(yaml, {...files, 'styles/q/fonts/OFL.txt': 'OFL'})).findings).toEqual([])
    expect((await style(yaml, {...files, 'styles/q/fonts/README.md': 'OFL'})).findings).toEqual([])
    // The README of the style, which `galley style new` writes, describes the fonts of the style that it extends.
    expect((await style(yaml, {...files, 'styles/q/README.md': 'OFL'})).findings).toHaveLength(1)
  })

  test.each([
    [
      '<script>',
      '<script src="a.js"></script>',
      'styles/q/page.html:2:1 `<script src="a.js">` would run code or fetch a file, which a page may not do'
    ],
    [
      'a handler',
      '<p onclick="x()">',
      'styles/q/page.html:2:4 `onclick=` runs a script, which the page of a style may not do'
    ],
    ['an unknown slot', '{{bdoy}}', 'styles/q/page.html:2:1 galley has no slot `{{bdoy}}`']
  ])('in page.html: %s', async (_, written, message) => {
    const {findings} = await style('', {'styles/q/page.html': `${allSlots}\n${written}`})
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatch(/^styles\/q\/page\.html:2:\d/)
    expect(findings[0]).toContain(message)
  })

  test.each([
    ['h2 { color: #12345 }', ':1:13 The colour `#12345`'],
    ['h2 { color red }', ':1:6 `color red` is not a declaration, expected one such as `color: red`'],
    ['h2 { color: red }}', ':1:18 This `}` closes no rule'],
    ['h2 { content: "a }', ':1:15 The string is not closed'],
    ['/* h2 { color: red }', ':1:1 The comment after `/*` is not closed'],
    ['@footnote { margin: 0 }', ':1:1 The browser ignores `@footnote`'],
    ['@page :nth(2) { margin: 0 }', ':1:1 The browser ignores `@page :nth(2)`'],
    ['@top-left { content: "" }', ':1:1 `@top-left` stands outside `@page`'],
    ['@media print { @page { margin: 0 } }', ':1:16 `@page` stands inside `@media print`'],
    ['@font-face { font-family: A }', ':1:1 `@font-face` embeds no font'],
    ['@tailwind base;', ':1:1 The browser does not support the rule `@tailwind`'],
    ['h2 { bookmark-level: 1 }', ':1:22 The browser ignores `bookmark-level: 1`'],
    [
      'a::after { content: target-counter(attr(href), page) }',
      ':1:21 The browser ignores `content: target-counter'
    ],
    ['h1 { position: running(head) }', ':1:16 The browser ignores `position: running(head)`'],
    ['img { filter: blur(1px) }', ':1:15 `filter` makes a picture of the text'],
    ['.text { --notes: margin }', ':1:18 `--notes` is `margin`'],
    ['.text { --column-gap: 1em }', ':1:23 `--column-gap` is `1em`'],
    [':root { --soft: #aaa }', ':1:9 `--soft` has a contrast of 2.32 : 1 with white on paper']
  ])('in print.css: %s', async (css, expected) => {
    const {findings} = await style('', {'styles/q/print.css': css})
    expect(findings.filter(text => text.includes(`print.css${expected}`))).toHaveLength(1)
  })

  test.each([
    ['.a { color: #ccc }', 'screen.css:1:6 The text of `.a` has a contrast of 1.60 : 1 in the light'],
    ['.a { color: #333 }', 'screen.css:1:6 The text of `.a` has a contrast of 1.40 : 1 in the dark'],
    ['.a { background: #eee }', 'screen.css:1:6 The text of `.a` has a contrast of 1.15 : 1 in the dark'],
    [
      '@media print { .a { color: #999 } }',
      'screen.css:1:21 The text of `.a` has a contrast of 2.84 : 1 on paper'
    ]
  ])('%s has insufficient contrast', async (css, expected) => {
    expect((await style('', {'styles/q/screen.css': css})).findings).toEqual([
      `styles/q/${expected}, expected at least 4.5 : 1`
    ])
  })

  test.each([
    '.a { color: #fff; background: #333 }',
    '.a { color: #333 } @media screen and (prefers-color-scheme: dark) { .a { color: #ddd } }',
    '.a::before { content: "x" / ""; color: #ddd }',
    '.a { color: var(--soft); background: var(--tint) }'
  ])('%s has sufficient contrast', async css => {
    expect((await style('', {'styles/q/screen.css': css})).findings).toEqual([])
  })

  test.each([
    ['extends: plain\nfonts: [{famly: A, file: a.ttf}]', '2:9 The font lacks `family`'],
    [
      'extends: plain\nfonts: [{family: Galley Serif, file: npm:none, wieght: 1}]',
      '2:48 `wieght` is not a key of a font'
    ],
    [
      'extends: plain\nfonts: a.ttf',
      '2:8 `fonts` is not a list, expected one with a row such as `{family: Our Serif, file: fonts/our-serif.woff2}`'
    ],
    [
      'extends: plain\ncsl: natrue',
      '2:6 galley has no citation style `natrue`, and the file `natrue.csl` does not exist'
    ],
    [
      'extends: plain\nnumber-sections: perhaps',
      '2:18 `number-sections` is `perhaps`, expected `true` or `false`'
    ],
    [
      'extends: plain\ntypefaces: {text: Nowhere}',
      '2:12 The typeface `Nowhere` is not in `fonts`, and pages must not depend on the fonts of a machine'
    ],
    [
      'extends: nowhere',
      '1:10 galley has no journal style `nowhere`, and there is no `styles/nowhere/style.yaml`'
    ],
    ['extends: q', '1:10 The style extends `q`, which extends it in turn'],
    ['name: Q', ' The style lacks `page.html` and `citations.csl`, expected these, or `extends: plain`']
  ])('style.yaml with %s', async (yaml, expected) => {
    const {findings} = await pages('q', {'styles/q/style.yaml': yaml})
    expect(findings.join('\n')).toContain(
      `styles/q/style.yaml${expected.startsWith(' ') ? '' : ':'}${expected}`
    )
  })

  test.each([
    ['<nonsense', '`styles/q/citations.csl` is not a CSL style'],
    [
      dependentOn('nowhere'),
      'styles/q/citations.csl The style `styles/q/citations.csl` depends on `nowhere`, expected `nowhere.csl` beside it'
    ],
    [dependentOn('vancouver'), undefined]
  ])('citations.csl with %s', async (csl, expected) => {
    const {findings} = await style('', {'styles/q/citations.csl': csl})
    if (expected === undefined) expect(findings).toEqual([])
    else expect(findings.join('\n')).toContain(expected)
  })

  test('a picture that the page would have to load', async () => {
    const slots = ['lang', 'dir', 'head', 'class', 'notice', 'title-block', 'abstracts', 'body', 'colophon']
    const html = `<img src="logo.svg"><img src="data:image/png;base64,AA"><article>${slots.map(name => `{{${name}}}`).join('')}</article>`
    expect((await style('', {'styles/q/page.html': html})).findings).toEqual([
      'styles/q/page.html:1:6 The URL `logo.svg` is outside the page, expected a `data:` URL, or the SVG itself'
    ])
  })

  test('an @media for certain widths is ignored for contrast', async () => {
    const css = '@media (max-width: 30rem) { :root { --ink: #eee } }'
    expect((await style('', {'styles/q/screen.css': css})).findings).toEqual([])
  })
})

describe('every style of galley', () => {
  test.each(builtInStyles)('%s: title, names, text, licence, DOI and dates are on its pages', async name => {
    const {print, screen, findings} = await pages(name)
    for (const page of [print, screen]) {
      const body = page.slice(page.indexOf('<body'))
      for (const words of [
        'A <em>long</em> title',
        'Ada Lovelace',
        'Words.',
        'CC BY-NC-ND 4.0',
        '10.5555/x.1'
      ])
        expect(body).toContain(words)
      expect(body).toContain('November 24, 2026')
      expect(page).not.toMatch(/\{\{[a-z-]+\}\}/)
    }
    expect(findings).toEqual([])
  })
})

test('the classes that the guide for journals names are in the sheets of `plain`, or on its page', async () => {
  const guide = readFileSync(join(projectRoot, 'docs/guide-journal.md'), 'utf8')
  const sentence = /^The page has these classes, for which .*$/m.exec(guide)![0]
  const {screen, print} = await pages('plain')
  const classes = [...sentence.matchAll(/`\.([a-z-]+)`/g)].map(([, name]) => name!)
  expect(classes.length).toBeGreaterThan(15)
  for (const name of classes)
    expect(screen + print).toMatch(new RegExp(`\\.${name}(?![\\w-])|class="(?:[^"]* )?${name}[ "]`))
})

test.each(builtInStyles)('%s is described in its folder, and listed in the guides and the gallery', style => {
  const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8')
  expect(read(`styles/${style}/style.yaml`)).not.toContain('its description in `galley style list`')
  expect(read(`styles/${style}/README.md`)).not.toMatch(/^Describe how/m)
  expect(read('README.md')).toContain(`| [\`${style}\`](styles/${style}/README.md) |`)
  expect(read('docs/guide-journal.md')).toContain(`| \`${style}\` |`)
  expect(read('tools/sheet.mjs')).toContain(`'${style}'`)
})

test.each(builtInStyles)(
  '%s: letters of other scripts take no space, digit or full stop from a font of the machine',
  async name => {
    const {screen} = await pages(name)
    for (const [, faces] of screen.matchAll(/--script: (.*);/g)) expect(faces).toMatch(/^"Galley \w+"$/)
  }
)

describe('the badge of a licence', () => {
  test.each([
    ['CC-BY-NC-ND-4.0', 'aria-label="CC BY-NC-ND 4.0"', 'CCBY-NC-ND'],
    ['CC-BY-SA-3.0', 'aria-label="CC BY-SA 3.0"', 'CCBY-SA'],
    ['CC0-1.0', 'aria-label="CC0 1.0"', 'CC0']
  ])('%s', async (license, label, capitals) => {
    const text = paper.replace(/^license: .*$/m, `license: ${license}`)
    const {screen} = await pages('plain', {'manuscript.yaml': text})
    const badge = /<svg class="badge".*?<\/svg>/s.exec(screen)?.[0]
    expect(badge).toContain(label)
    // Every capital is drawn, by a path that is not empty.
    expect(badge?.match(/<path d="M[^"]+"/g)).toHaveLength(capitals.length)
    expect(badge).toContain('role="img"')
  })
})

describe('parsing a style sheet', () => {
  test('comments, strings, slots and brackets hide their content', () => {
    const {declarations, faults} = scanCss(
      'a{/* x:1; } */content:"};{" {{slot}};background:url(data:a;b,{c})}@media (x:y){b{c:d}}'
    )
    expect(faults).toEqual([])
    expect(declarations.map(({name, value, within}) => [name, value, within])).toEqual([
      ['content', '"};{" {{slot}}', ['a']],
      ['background', 'url(data:a;b,{c})', ['a']],
      ['c', 'd', ['@media (x:y)', 'b']]
    ])
  })

  test.each([
    'a{',
    'a{b',
    '"',
    '/*',
    '}}}',
    '\\',
    '{{',
    'a{b:(;}',
    'a{b:url(x',
    '@',
    '@x',
    ':;:{:}',
    '\u0000{'
  ])('never throws: %j', text => {
    expect(() => scanCss(text)).not.toThrow()
  })
})

test.each([
  ['#000', '#fff', 21],
  ['#777', 'white', 4.48],
  ['rgb(0 102 204)', '#FFFFFF', 5.57]
])('contrast of %s and %s', (one, other, ratio) => {
  expect(contrast(readColour(one)!, readColour(other)!)).toBeCloseTo(ratio, 1)
})

test.each(['', '#12', '#1234', 'rgb(300 0 0)', 'transparent', 'constructor', 'var(--x)'])(
  'no colour: %j',
  text => {
    expect(readColour(text)).toBeUndefined()
  }
)
