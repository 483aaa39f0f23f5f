import {expect, test} from 'vitest'
import {readStyleSheet} from '../../src/parse/settings/style.ts'

/** Removes the places and the empty members from a style's settings. */
function lean(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lean)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value)
    .filter(([name, member]) => member !== undefined && !/place$/i.test(name))
    .map(([name, member]) => [name, lean(member)] as const)
  const isEmpty = (member: unknown) => typeof member === 'object' && Object.keys(member ?? {}).length === 0
  return Object.fromEntries(members.filter(([, member]) => !isEmpty(member)))
}

// A `style.yaml`, its values, and the findings about it: place, subject, suggestion.
test.for<readonly [string, Readonly<Record<string, unknown>>, (readonly string[])?]>([
  ['extends: plain', {extends: 'plain'}],
  [
    'proof: {reply-to: desk@a.example, instructions: Answer all., lines: fifth, numbering: page}',
    {proof: {replyTo: 'desk@a.example', instructions: 'Answer all.', lines: 'fifth', numbering: 'page'}}
  ],
  ['proof: {lines: every, numbering: continuous}', {proof: {lines: 'every', numbering: 'continuous'}}],
  ['proof: {reply-to: ""}', {}, ['1:19-1:21 reply-to']],
  ['proof: {reply-to: [a]}', {}, ['1:19-1:22 reply-to']],
  ['proof: {lines: tenth}', {}, ['1:16-1:21 lines']],
  ['proof: {numbering: section}', {}, ['1:20-1:27 numbering']],
  ['proof: {repl-to: a}', {}, ['1:9-1:16 repl-to → reply-to']],
  ['proof: fifth', {}, ['1:8-1:13 proof']],
  [
    'typography: {letter-spacing: 0.5%, hyphens: many}',
    {look: {typography: {letterSpacing: '0.5%', hyphens: 'many'}}}
  ],
  ['typography: {letter-spacing: 3%}', {}, ['1:30-1:32 letter-spacing']],
  ['typography: {hyphens: some}', {}, ['1:23-1:27 hyphens']],
  ['typography: {hyphen: none}', {}, ['1:14-1:20 hyphen → hyphens']],
  ['typography: tight', {}, ['1:13-1:18 typography']],
  ['csl: apa', {csl: 'apa'}],
  ['number-sections: true', {numberSections: true}],
  ['number-sections: false', {numberSections: false}],
  ['number-sections: yes', {numberSections: false}, ['1:18-1:21 number-sections']],
  [
    'fonts: [{family: A, file: a.woff2}]',
    {fonts: [{family: 'A', weight: '400', style: 'normal', file: 'styles/x/a.woff2'}]}
  ],
  [
    'fonts: [{family: A, file: "npm:a/b.woff2"}]',
    {fonts: [{family: 'A', weight: '400', style: 'normal', file: 'npm:a/b.woff2'}]}
  ],
  [
    'fonts: [{family: A, file: ../a.woff2, weight: 700, style: italic, unicode-range: U+20, lang: ur, size: 110%, for: text}]',
    {
      fonts: [
        {
          family: 'A',
          weight: '700',
          style: 'italic',
          file: 'styles/a.woff2',
          purpose: 'text',
          lang: 'ur',
          size: '110%',
          unicodeRange: 'U+20'
        }
      ]
    }
  ],
  [
    'fonts: [{family: A, file: a, size: 110}]',
    {fonts: [{family: 'A', weight: '400', style: 'normal', file: 'styles/x/a'}]}
  ],
  [
    'fonts: [{family: A, file: a, size: 9%}]',
    {fonts: [{family: 'A', weight: '400', style: 'normal', file: 'styles/x/a'}]}
  ],
  [
    'fonts: [{family: A, file: a, size: 99.5%}]',
    {fonts: [{family: 'A', weight: '400', style: 'normal', file: 'styles/x/a', size: '99.5%'}]}
  ],
  [
    'fonts: [{family: A, file: a, size: 1000%}]',
    {fonts: [{family: 'A', weight: '400', style: 'normal', file: 'styles/x/a'}]}
  ],
  ['fonts: [{family: A}]', {}, ['1:9-1:20 fonts']],
  ['fonts: [{file: a}]', {}, ['1:9-1:18 fonts']],
  ['fonts: [{}]', {}, ['1:9-1:11 fonts']],
  ['fonts: [{famly: A, file: a}]', {}, ['1:10-1:15 fonts → family', '1:9-1:28 fonts']],
  ['fonts: A', {}, ['1:8-1:9 fonts']],
  [
    'fonts: {family: A, file: a}',
    {fonts: [{family: 'A', weight: '400', style: 'normal', file: 'styles/x/a'}]},
    ['1:8-1:28 fonts']
  ],
  ['fonts:', {}],
  ['limits: {title-characters: 90}', {limits: {titleCharacters: {max: 90}}}],
  [
    'limits: {abstract-words: {min: 3, max: 8}, keywords: {max: 5}, words: {min: 1000}}',
    {limits: {abstractWords: {min: 3, max: 8}, keywords: {max: 5}, words: {min: 1000}}}
  ],
  ['limits: {words: x}', {}, ['1:10-1:15 words']],
  ['limits: {words: 1234567890}', {}, ['1:10-1:15 words']],
  ['limits: {words: {}}', {}, ['1:10-1:15 words']],
  ['limits: {wrds: 3}', {}, ['1:10-1:14 wrds']],
  ['limits: {anonymous: true}', {limits: {anonymous: true}}],
  ['limits: {anonymous: false}', {limits: {anonymous: false}}],
  ['limits: {anonymous: yes}', {}, ['1:10-1:19 anonymous']],
  ['limits: {statements: [a, b]}', {limits: {statements: ['a', 'b']}}],
  ['limits: {statements: a}', {}, ['1:10-1:20 statements']],
  ['limits: 3', {}, ['1:9-1:10 limits']],
  ['limits: [a]', {}, ['1:9-1:12 limits']],
  ['limits: {constructor: 3}', {}, ['1:10-1:21 constructor']],
  ['accent: "#123"', {look: {accent: {light: '#123'}}}],
  ['accent: "#112233"', {look: {accent: {light: '#112233'}}}],
  ['accent: blue', {look: {accent: {light: 'blue'}}}],
  ['accent: "rgb(1, 2, 3)"', {look: {accent: {light: 'rgb(1, 2, 3)'}}}],
  ['accent: bleu', {}, ['1:9-1:13 accent']],
  [
    'accent: {light: "#123", dark: "#fff", print: black}',
    {look: {accent: {light: '#123', dark: '#fff', print: 'black'}}}
  ],
  ['accent: {dark: "#fff"}', {}, ['1:9-1:23 accent']],
  ['accent: {light: "#123", drak: "#fff"}', {look: {accent: {light: '#123'}}}, ['1:25-1:29 drak']],
  ['accent: {light: x}', {}, ['1:17-1:18 accent']],
  ['accent: {light: "#123", dark: x}', {look: {accent: {light: '#123'}}}, ['1:31-1:32 accent']],
  ['accent: [a]', {}, ['1:9-1:12 accent']],
  ['page: A4', {look: {page: {size: 'A4'}}}],
  ['page: a5', {look: {page: {size: 'A5'}}}],
  ['page: letter', {look: {page: {size: 'Letter'}}}],
  ['page: 160mm 240mm', {look: {page: {size: '160mm 240mm'}}}],
  ['page: 16.5cm 9in', {look: {page: {size: '16.5cm 9in'}}}],
  ['page: 160 240', {}, ['1:7-1:14 page']],
  ['page: 160mm', {}, ['1:7-1:12 page']],
  ['page: 12345mm 1mm', {}, ['1:7-1:18 page']],
  ['page: {size: B5, margin: 92px 96px 101px}', {look: {page: {size: 'B5', margin: '92px 96px 101px'}}}],
  ['page: {margin: 92px}', {look: {page: {margin: '92px'}}}],
  ['page: {margin: 92px 1px 1px 1px 1px}', {}, ['1:16-1:36 margin']],
  ['page: {margin: 1in}', {}, ['1:16-1:19 margin']],
  ['page: {size: A4, x: y}', {look: {page: {size: 'A4'}}}, ['1:18-1:19 x']],
  ['page: A6', {}, ['1:7-1:9 page']],
  ['running-heads: {left: author, right: title}', {look: {headLeft: 'author', headRight: 'title'}}],
  ['running-heads: {left: section, right: none}', {look: {headLeft: 'section', headRight: 'none'}}],
  ['running-heads: {left: doi}', {look: {headLeft: 'doi'}}],
  ['running-heads: {left: titel}', {}, ['1:23-1:28 left → title']],
  ['running-heads: {centre: title}', {}, ['1:17-1:23 centre']],
  ['running-heads: title', {}, ['1:16-1:21 running-heads']],
  ['running-heads: {left: [a]}', {}, ['1:23-1:26 left']],
  ['typefaces: {text: A}', {look: {typefaces: {text: ['A']}}}],
  [
    'typefaces: {text: [A, B], small: C, display: D, code: E}',
    {look: {typefaces: {text: ['A', 'B'], small: ['C'], display: ['D'], code: ['E']}}}
  ],
  ['typefaces: {body: A}', {}, ['1:13-1:17 body']],
  ['typefaces: {text: []}', {}, ['1:13-1:17 text']],
  ['typefaces: A', {}, ['1:12-1:13 typefaces']],
  ['faces: embedded', {look: {faces: 'embedded'}}],
  ['faces: system', {look: {faces: 'system'}}],
  ['faces: some', {}, ['1:8-1:12 faces']],
  ['embed-fonts: true', {look: {faces: 'embedded'}}],
  ['embed-fonts: false', {look: {faces: 'system'}}],
  ['faces: system\nembed-fonts: true', {look: {faces: 'system'}}],
  ['embed-fonts: maybe', {}, ['1:14-1:19 embed-fonts']],
  ['embed-fonts:', {}],
  ['colour: x', {}, ['1:1-1:7 colour']],
  ['extend: plain', {}, ['1:1-1:7 extend → extends']],
  ['name: x', {}],
  ['a', {}],
  ['- a', {}],
  ['x: [', {}, ['1:5-1:6']]
])('%s', ([yaml, expected, said = []]) => {
  const {findings, ...style} = readStyleSheet(yaml, 'styles/x/style.yaml', 'styles/x')
  expect(lean(style)).toEqual(expected)
  const found = findings.map(({place, subject = '', expected: [meant] = []}) =>
    `${place?.start.line}:${place?.start.column}-${place?.end.line}:${place?.end.column} ${subject}${meant ? ` → ${meant}` : ''}`.trim()
  )
  expect(found).toEqual(said)
})
