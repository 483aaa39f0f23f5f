import type {Nodes, Root} from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import {unified} from 'unified'
import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import {
  type CitationOptions,
  isCrossReferenceLabel,
  remarkCitation
} from '../../../src/parse/plugins/remark-citation.ts'
import {citationsOf, notation} from '../../citation-notation.ts'
import fc from '../../properties.ts'

const usual = unified().use(remarkParse).use(remarkGfm).use(remarkMath).use(remarkCitation).freeze()
const alone = unified().use(remarkParse).use(remarkCitation).freeze()
const first = unified().use(remarkCitation).use(remarkParse).use(remarkMath).use(remarkGfm).freeze()

function parse(markdown: string, processor: Pick<typeof usual, 'parse'> = usual): Root {
  return processor.parse(markdown)
}

function read(markdown: string, processor = usual): string {
  return notation(parse(markdown, processor))
}

describe('brackets', () => {
  test.each([
    ['[@doe99]', '‹@doe99›'],
    ['[ @doe99 ]', '‹@doe99›'],
    ['[-@doe99, p. 4]', '‹-@doe99 {page 4}›'],
    ['[see @doe99, pp. 33-35, 38 and *passim*]', '‹see @doe99 {page 33-35, 38} and *passim*›'],
    ['[see @doe99, p. 3; also -@roe; @poe]', '‹see @doe99 {page 3}; also -@roe; @poe›'],
    ['[@doe99, in passing]', '‹@doe99, in passing›'],
    ['[@doe99.]', '‹@doe99.›'],
    ['[@doe99{ii, A}, x]', '‹@doe99 {page ii, A}, x›'],
    ['[@doe99, {}99 years later]', '‹@doe99, 99 years later›'],
    ['[@doe99, {*ii*} x]', '‹@doe99, {*ii*} x›'],
    ['[@doe99, **p. 3**]', '‹@doe99, **p. 3**›'],
    ['[*see* `f` $x$ @doe99, <b>x</b>]', '‹*see* `f` $x$ @doe99, <b>x</b>›'],
    ['[see [this](u) @doe99, <https://a.b>]', '‹see [this](u) @doe99, [https://a.b](https://a.b)›'],
    ['[@doe99, p.&nbsp;3&ndash;5, &amp; x]', '‹@doe99 {page 3–5}, & x›'],
    ['[@doe99, \\] and \\; x]', '‹@doe99, ] and ; x›'],
    ['[a-@doe99]', '‹a- @doe99›'],
    ['[--@doe99]', '‹-- @doe99›'],
    ['[see [note] @doe99]', '‹see [note] @doe99›'],
    ['[@doe99, [a; b]]', '‹@doe99, [a; b]›'],
    ['[@doe99, "a; b" and “c; d”]', '‹@doe99, "a; b" and “c; d”›'],
    ["[@doe99, 'a; b' @roe]", "‹@doe99, 'a; b' ‹@@roe››"],
    ["[@doe99, 'a; b' and ‘c; it’s d’]", "‹@doe99, 'a; b' and ‘c; it’s d’›"],
    ['[@doe99, „a; b“ and «c; d»]', '‹@doe99, „a; b“ and «c; d»›'],
    ["[@doe99, the '90s; see Roes' @roe]", "‹@doe99, the '90s; see Roes' @roe›"],
    ["[@doe99, it's; Roe's @roe]", "‹@doe99, it's; Roe's @roe›"],
    ['[5" @doe99; 6" @roe]', '‹5" @doe99; 6" @roe›'],
    ['[@roe, as cited in @doe99, p. 3]', '‹@roe, as cited in ‹@@doe99›, p. 3›'],
    ['[see [@doe99] and @roe]', '‹see ‹@doe99› and @roe›'],
    ['[@doe99 [p. 3]]', '‹@doe99 [p. 3]›'],
    ['[@doe99 [see @roe, p. 3]]', '‹@doe99 ‹see @roe {page 3}››'],
    ['[@doe99 [p. 3; @roe]]', '‹@doe99 [p. 3; ‹@@roe›]›'],
    ['[@doe99[@roe, @poe]; @loe]', '‹@doe99‹@roe; @poe›; @loe›'],
    ['[@doe99][@roe]', '‹@doe99›‹@roe›'],
    ['![see @doe99]', '!‹see @doe99›'],
    ['*a [b @doe99 c* d]', '*a ‹b @doe99 c* d›'],
    ['[@doe99]{x}', '‹@doe99›{x}'],
    ['[@doe99, `a; b` $c; d$ [e; f](u) ![g; h](i)]', '‹@doe99, `a; b` $c; d$ [e; f](u) ![g; h](i)›'],
    ['[see ![i; j](u) @doe99]', '‹see ![i; j](u) @doe99›'],
    ['[@doe99, &#59; x &semi; y]', '‹@doe99, ; x ; y›'],
    ['[@doe99<!-- a; b -->, p. 3]', '‹@doe99<!-- a; b -->, p. 3›'],
    ['[@doe99, p. 3 <!-- a; b -->]', '‹@doe99 {page 3} <!-- a; b -->›'],
    ['[@doe99, x[y]z [[w]]]', '‹@doe99, x[y]z [[w]]›'],
    ['[@doe99, see [@roe, p. 3]; @poe]', '‹@doe99, see ‹@roe {page 3}›; @poe›'],
    ['[@doe99 and @roe]', '‹@doe99 and ‹@@roe››'],
    ['[@doe99/@roe]', '‹@doe99/‹@@roe››'],
    ['[@doe99@roe]', '‹@doe99‹@@roe››'],
    ['[see\u00A0@doe99,\u00A0p.\u00A03]', '‹see @doe99 {page 3}›'],
    ['[see  \n@doe99,  \np. 3]', '‹see @doe99 {page 3}›'],
    ['[see\\\n@doe99, x\\\ny]', '‹see⏎ @doe99, x⏎y›'],
    ['> [see\n@doe99,\n> p. 3]', '‹see @doe99 {page 3}›'],
    ['1. > [see\n   > @doe99;\n   > @roe]', '‹see @doe99; @roe›'],
    ['- [@doe99,\n  p. 3]\n\n  [see\n  @roe]', '‹@doe99 {page 3}›‹see @roe›'],
    ['[\n@doe99\n]', '‹@doe99›'],
    ['*see [@doe99*]', '*see ‹@doe99*›'],
    ['[*see @doe99]*', '‹*see @doe99›*'],
    ['\\\\[@doe99] [@doe99]\\', '\\‹@doe99› ‹@doe99›\\'],
    ['$x$[@doe99]$y$', '$x$‹@doe99›$y$'],
    ['[{@doe99}] [(@doe99)] ([@doe99])', '‹{ @doe99}› ‹( @doe99)› (‹@doe99›)']
  ])('%s', (markdown, expected) => {
    expect(read(markdown)).toBe(expected)
    expect(read(markdown, first)).toBe(expected)
  })

  test.each([
    ['[@doe99, see a; b]', '[‹@@doe99›, see a; b]'],
    ['[; @doe99]', '[; ‹@@doe99›]'],
    ['[*@doe99*]', '[*‹@@doe99›*]'],
    ['[@doe99', '[‹@@doe99›'],
    ['\\[@doe99]', '[‹@@doe99›]'],
    ['[@doe99\\]', '[‹@@doe99›]'],
    ['[x](y) [] [z]', '[x](y) [] [z]'],
    ['[see a; @doe99]', '[see a; ‹@@doe99›]'],
    ['[@doe99; p. 3]', '[‹@@doe99›; p. 3]'],
    ['[@doe99, (a; b)]', '[‹@@doe99›, (a; b)]'],
    ['[**@doe99**; @roe]', '[**‹@@doe99›**; ‹@@roe›]'],
    ['[[@doe99]; @roe]', '[‹@doe99›; ‹@@roe›]'],
    ['[@doe99,\n\np. 3]', '[‹@@doe99›,¶p. 3]'],
    ['[@doe99](u', '‹@doe99›(u']
  ])('are text in %s', (markdown, expected) => {
    expect(read(markdown)).toBe(expected)
  })

  test.each([
    ['[see @doe99](u)', '[see ‹@@doe99›](u)'],
    ['[x [@doe99]](u)', '[x ‹@doe99›](u)'],
    ['![x [@doe99]](u)', '![x [@doe99]](u)'],
    [
      '[x](@doe99) <a@doe99.org> `@doe99` $@doe99$',
      '[x](@doe99) [a@doe99.org](mailto:a@doe99.org) `@doe99` $@doe99$'
    ],
    ['[x][y]\n\n[y]: u', '[x][]¶'],
    ['[x][@doe99]\n\n[`@doe99`]: u', '[x]‹@doe99›¶'],
    ['[\\@doe99]\n\n[\\@doe99]: u', '[@doe99][]¶'],
    ['[a@doe99.org]: u', ''],
    [
      'https://x.org/@doe99 http://me@x.org',
      '[https://x.org/@doe99](https://x.org/@doe99) [http://me@x.org](http://me@x.org)'
    ]
  ])('are left to CommonMark: %s', (markdown, expected) => {
    expect(read(markdown)).toBe(expected)
  })
})

// In CommonMark, each of these lines would be a link definition, and disappear.
test.each([
  ['[@doe99]: agreed', '‹@doe99›: agreed'],
  ['[@doe99]:\nagreed', '‹@doe99›:\nagreed'],
  ['[@doe99]: http://x.y\n\nX [@doe99].', '‹@doe99›: [http://x.y](http://x.y)¶X ‹@doe99›.'],
  ['[see\n@doe99, p. 3; @roe]: a "b"', '‹see @doe99 {page 3}; @roe›: a "b"'],
  ['> [-@doe99]: <a>\n> b', '‹-@doe99›: <a>\nb'],
  ['[y]: u\n[@doe99]: agreed', '¶‹@doe99›: agreed'],
  ['[@fig:map]: agreed', '«fig:map»: agreed']
])('a label with a citation does not define a link: %j', (markdown, expected) => {
  expect(read(markdown)).toBe(expected)
  expect(read(markdown, first)).toBe(expected)
})

describe('narrative citations', () => {
  test.each([
    ['@doe99 says', '‹@@doe99› says'],
    ['(@doe99), "@doe99" —@doe99—', '(‹@@doe99›), "‹@@doe99›" —‹@@doe99›—'],
    ['-@doe99 says', '‹-@doe99› says'],
    ['Doe -@doe99 [p. 3; also @roe] says', 'Doe ‹-@doe99 {page 3}; also @roe› says'],
    ['(-@doe99), *-@doe99* and —-@doe99', '(‹-@doe99›), *‹-@doe99›* and —‹-@doe99›'],
    ['a-@doe99, 1-@doe99, --@doe99 and \\-@doe99', 'a-‹@@doe99›, 1-‹@@doe99›, --‹@@doe99› and -‹@@doe99›'],
    ['-@doe99 [see [x; y]; z -@roe]', '‹-@doe99see [x; y]; z -@roe›'],
    ['[see -@doe99 [p. 3]; @roe]', '‹see -@doe99 [p. 3]; @roe›'],
    ['[see @poe, but -@doe99 [p. 3; @roe]]', '‹see @poe, but ‹-@doe99 {page 3}; @roe››'],
    ['[@roe, as in -@doe99]', '‹@roe, as in ‹-@doe99››'],
    ['[-@doe99; none]', '[‹-@doe99›; none]'],
    ['@doe99 [p. 33] says', '‹@@doe99 {page 33}› says'],
    ['@doe99[p. 33]', '‹@@doe99 {page 33}›'],
    ['@doe99\n[p. 3; also @roe]', '‹@@doe99 {page 3}; also @roe›'],
    ['@doe99 [@roe; -@poe]', '‹@@doe99; @roe; -@poe›'],
    ['@doe99 [*sic*] x', '‹@@doe99*sic*› x'],
    ['@doe99 [] x', '‹@@doe99› [] x'],
    ['@doe99 [a; b] x', '‹@@doe99› [a; b] x'],
    ['@doe99 [x](u)', '‹@@doe99› [x](u)'],
    ['*@doe99* [p. 3]', '*‹@@doe99›* [p. 3]'],
    ['[0, 1) and @doe99 [p. 3]', '[0, 1) and ‹@@doe99 {page 3}›'],
    ['# On @doe99 [ch. 2]', 'On ‹@@doe99 {chapter 2}›'],
    ['- [ ] @doe99 do', '‹@@doe99› do'],
    ['|A|\n|-|\n|@doe99 [p. 3] \\| y|', 'A‹@@doe99 {page 3}› | y'],
    ['~~@doe99~~ **[@doe99]**', '‹@@doe99› **‹@doe99›**'],
    ['@doe99 [p. 3; also @roe; -@poe, p. 4]', '‹@@doe99 {page 3}; also @roe; -@poe {page 4}›'],
    ['@doe99 [-@roe]', '‹@@doe99; -@roe›'],
    ['@doe99 [{ii}] @doe99 [{}33]', '‹@@doe99 {page ii}› ‹@@doe9933›'],
    ['@doe99 [[p. 3]]', '‹@@doe99[p. 3]›'],
    ['@doe99 [p. 3] [p. 4]', '‹@@doe99 {page 3}› [p. 4]'],
    ['@doe99 [p. 3][r] x', '‹@@doe99 {page 3}›[r] x'],
    ['@doe99\u00A0[p. 3]', '‹@@doe99›\u00A0[p. 3]'],
    ['@doe99’s [p. 3]', '‹@@doe99›’s [p. 3]'],
    ['@doe99, @roe; @poe/@loe–@moe', '‹@@doe99›, ‹@@roe›; ‹@@poe›/‹@@loe›–‹@@moe›'],
    ['@doe99 [@roe; p. 3]', '‹@@doe99› [‹@@roe›; p. 3]'],
    ['*@doe99 [p. 3]* **@doe99 [p. 3**]', '*‹@@doe99 {page 3}›* **‹@@doe99 {page 3}**›'],
    ['[x @doe99 [p. 3]](u)', '[x ‹@@doe99 {page 3}›](u)']
  ])('%s', (markdown, expected) => {
    expect(read(markdown)).toBe(expected)
    expect(read(markdown, first)).toBe(expected)
  })
})

describe('keys', () => {
  test.each([
    ['@Smith:2000/a.b+c-d.', '‹@@Smith:2000/a.b+c-d›.'],
    ['@doi:10.1000/x_y,', '‹@@doi:10.1000/x_y›,'],
    ['@https://a.b/c?d=1', '‹@@https://a.b/c?d›=1'],
    ['@{https://a.b/c?d=1} x', '‹@@https://a.b/c?d=1› x'],
    ['@{a{b}c}s', '‹@@a{b}c›s'],
    ['@müller20 @日本20 @_x @9 @a @\u{20000}x', '‹@@müller20› ‹@@日本20› ‹@@_x› ‹@@9› ‹@@a› ‹@@\u{20000}x›'],
    ['@doe--roe @doe’s @doe!', '‹@@doe›--roe ‹@@doe›’s ‹@@doe›!'],
    ['@doe&nbsp;says &copy;', '‹@@doe›\u00A0says ©'],
    ['@doe<br>x', '‹@@doe›<br>x'],
    ['-@doe.roe --@doe.roe +@doe.roe .@doe.roe', '‹-@doe.roe› --‹@@doe.roe› +‹@@doe.roe› .‹@@doe.roe›'],
    ['_@doe.roe says_', '*‹@@doe.roe› says*'],
    ["@doe99. @doe99: @doe99; @doe99’s @doe99's", "‹@@doe99›. ‹@@doe99›: ‹@@doe99›; ‹@@doe99›’s ‹@@doe99›'s"],
    [
      '@a.b @a/b @a+b @a&b @a#b @a%b @a$b @a_b @a?b @a>b @a~b',
      '‹@@a.b› ‹@@a/b› ‹@@a+b› ‹@@a&b› ‹@@a#b› ‹@@a%b› ‹@@a$b› ‹@@a_b› ‹@@a?b› ‹@@a>b› ‹@@a~b›'
    ],
    ['@a|b @a=b @a!b @a*b @a^b @a,b @a;b', '‹@@a›|b ‹@@a›=b ‹@@a›!b ‹@@a›*b ‹@@a›^b ‹@@a›,b ‹@@a›;b'],
    ['@1999doe:2 @doe__99 @doe99__ @doe99… @a²', '‹@@1999doe:2› ‹@@doe__99› ‹@@doe99__› ‹@@doe99›… ‹@@a²›'],
    ['@عمر99 @e\u0301te\u0301 @ａ１', '‹@@عمر99› ‹@@e\u0301te\u0301› ‹@@ａ１›'],
    ['@{a;b} x [@{a]b}, p. 3] @{`a`} @{a*b*}', '‹@@a;b› x ‹@a]b {page 3}› ‹@@`a`› ‹@@a*b*›'],
    ['@doe@roe', '‹@@doe›‹@@roe›'],
    ['@user@example.org', '‹@@user›‹@@example.org›']
  ])('%s', (markdown, expected) => {
    expect(read(markdown)).toBe(expected)
  })

  test.each([
    'me@doe99.org',
    '[x@doe99.org]',
    'é@doe99',
    '\\@doe99',
    '&#64;doe99',
    '@ doe',
    '@-doe',
    '@{} @{a b} @{a',
    '@\u{1F600} @\uD83D',
    '`@doe99`',
    '```\n[@doe99]\n```'
  ])('none in %s', markdown => {
    expect(citationsOf(parse(markdown))).toEqual([])
    expect(citationsOf(parse(markdown, alone))).toEqual([])
  })
})

test.each([
  ['See @fig:map.', 'See «fig:map».'],
  ['See [@fig:map].', 'See «fig:map».'],
  ['See [-@fig:map].', 'See «#fig:map».'],
  ['-@fig:map', '-«fig:map»'],
  ['[@fig:a; -@tbl:b, left]', '«fig:a»; «#tbl:b», left'],
  ['[see @doe99; @fig:a]', '‹see @doe99; «fig:a»›'],
  ['[see @fig:a; @doe99, p. 3]', '‹see «fig:a»; @doe99 {page 3}›'],
  ['[@doe99, see -@fig:a; @roe]', '‹@doe99, see «#fig:a»; @roe›'],
  ['@doe99 [@fig:a]', '‹@@doe99› «fig:a»'],
  ['@fig:a [left]', '«fig:a» [left]'],
  ['[text; @fig:a]', '[text; «fig:a»]']
])('cross-references: %s', (markdown, expected) => {
  expect(read(markdown)).toBe(expected)
})

test('which keys are labels', () => {
  expect(
    ['fig:a', 'tbl:a', 'tab:a', 'eq:a', 'sec:a', 'lst:a', 'note:a', 'Fig:a'].every(isCrossReferenceLabel)
  ).toBe(true)
  expect(['fig', 'figure:a', 'doi:10.1/x', 'FIG:a'].some(isCrossReferenceLabel)).toBe(false)
})

test.each<[string, string[]]>([
  ['[@a; @b]', []],
  ['[@a, @b]', ['1:4-1:5 Unexpected `,` before `@b`, expected `;`']],
  ['> [@a,\n> -@b]', ['1:6-1:7 Unexpected `,` before `@b`, expected `;`']],
  [
    '[@a, p. 3, @b @c]',
    [
      '1:10-1:11 Unexpected `,` before `@b`, expected `;`',
      '1:14-1:15 Unexpected white space before `@c`, expected `;`'
    ]
  ],
  ['[@a, see b; c]', ['1:12-1:14 A part of a citation has no key, expected `@key` between `;`']],
  ['[@a; ]', ['1:4-1:5 A part of a citation has no key, expected `@key` between `;`']],
  ['@a [b; c] [d; e]', []],
  ['[@a، @b]', ['1:4-1:5 Unexpected `،` before `@b`, expected `;`']],
  ['[@a؛ @b]', ['1:4-1:5 Unexpected `؛` before `@b`, expected `;`']],
  ['[see @a and @b]', ['1:9-1:12 Unexpected `and` before `@b`, expected `;`']],
  ['[@a,\n& @b]', ['2:1-2:2 Unexpected `&` before `@b`, expected `;`']],
  ['[@a, as cited in @b]', []],
  ['[@a, p. 3 and @b]', []],
  ['@a and @b', []]
])('messages for %s', (markdown, expected) => {
  const file = new VFile(markdown)
  usual.runSync(parse(markdown), file)
  const messages = file.messages.map(({line, column, place, reason, ruleId, source}) => {
    expect([source, ruleId]).toEqual(['galley', 'citation-separator'])
    const end = place && 'end' in place ? place.end : undefined
    return `${line}:${column}-${end?.line}:${end?.column} ${reason}`
  })
  expect(messages).toEqual(expected)
})

test('keys separated by a comma are items of one citation', () => {
  expect(read('[@a, @b,@c; @d]')).toBe('‹@a; @b; @c; @d›')
  expect(read('[see @a, p. 3, -@b]')).toBe('‹see @a {page 3}; -@b›')
})

test.each([
  '[see @doe99, p. 3; -@roe and *x @poe*]',
  '\u{1F600} &amp; \\* [*see*\t@doe99, \tp. 3]',
  '> - a\n>   [see\n>   @doe99,\n>   p. 3;\n>   @roe] @poe\n>   [x\n>   -@d]',
  'a\r\n[see\r\n@doe99,\r\np. 3; @roe\r\nx] -@poe\r\n',
  '| a | b |\n|--|--|\n| \\| [@doe99, p. 3] | x \\| @roe [p. \\| 3] |',
  'T[^1]\n\n[^1]: See [@doe99,\n    p. 3] and @{ro e}@roe.',
  '# [@doe99] `x` @roe #\n\n[-@fig:x; @poe, @doe99]'
])('places in %j', markdown => {
  const tree = parse(markdown)
  const cites = citationsOf(tree)
  expect(cites.length).toBeGreaterThan(0)
  for (const cite of cites) {
    const [start, end] = offsets(cite)
    expect(cite.children[0].value).toMatch(cite.narrative ? /^@/ : /^(?:\[.*\]|-@.*)$/s)
    expect(markdown.slice(start, end).replace(/\n[> ]+/g, '\n')).toBe(
      cite.children[0].value.replace(/\n +/g, '\n')
    )
    for (const {key, mode, place} of cite.items) {
      expect(markdown.slice(place.start.offset, place.end.offset)).toBe(
        `${mode === 'suppress-author' ? '-' : ''}@${key}`
      )
      const lines = markdown.slice(0, place.start.offset).split(/\r\n|\n/)
      expect(place.start).toMatchObject({line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1})
    }
  }
})

test('nodes of the prefix and suffix have places, even around a locator', () => {
  const markdown = '[see &amp;  *that* @doe99, p. 3, and {more}; @roe,\n{}9 `y`]'
  const [cite] = citationsOf(parse(markdown))
  const sources = cite?.items.flatMap(item =>
    [...item.prefix, ...item.suffix].map(node => markdown.slice(...offsets(node)))
  )
  expect(sources).toEqual(['see &amp;  ', '*that*', ', and {more}', ',\n{}9 ', '`y`'])
})

test('for other tools, a citation is a span with its source', async () => {
  const processor = unified().use(remarkParse).use(remarkGfm).use(remarkCitation).use(remarkRehype)
  const markdown = '[see www.a.org, me@a.org and @doe99]'
  const tree = await processor.run(processor.parse(markdown))
  expect(tree).toMatchObject({
    children: [
      {
        tagName: 'p',
        children: [
          {
            tagName: 'span',
            properties: {className: ['citation']},
            children: [{type: 'text', value: markdown}]
          }
        ]
      }
    ]
  })
})

test('the language of labels is an option', () => {
  const options: CitationOptions = {lang: 'de-DE'}
  const german = unified().use(remarkParse).use(remarkCitation, options).freeze()
  expect(read('[@doe99, S. 3]', german)).toBe('‹@doe99 {page 3}›')
  expect(read('[@doe99, S. 3]')).toBe('‹@doe99, S. 3›')
})

const pieces = fc.constantFrom(
  ...[
    '@a',
    '@b2',
    '-@c',
    '@{d}',
    '@fig:x',
    '[',
    ']',
    '![',
    '](u)',
    ';',
    ', ',
    ' ',
    '\n',
    '\t',
    '*',
    '**',
    '_',
    '~~',
    '`'
  ],
  ...[
    '\\',
    '&amp;',
    '{',
    '}',
    '"',
    'p. 3',
    'see',
    '<b>',
    '$',
    '|',
    '> ',
    '- ',
    '^',
    '[^1]',
    'http://e.org',
    'x@y.z',
    '\r\n'
  ]
)
const markdowns = fc.oneof(
  {weight: 4, arbitrary: fc.array(pieces, {maxLength: 40}).map(list => list.join(''))},
  {weight: 1, arbitrary: fc.string({unit: 'binary', maxLength: 60})}
)

test('any text is parsed, no key is lost, and every place is that of its key', () => {
  fc.assert(
    fc.property(markdowns, fc.constantFrom(usual, alone, first), (markdown, processor) => {
      const tree = parse(markdown, processor)
      processor.runSync(tree, new VFile(markdown))
      for (const cite of citationsOf(tree)) {
        expect(cite.children).toHaveLength(1)
        for (const {key, place} of cite.items) {
          expect(markdown.slice(place.start.offset, place.end.offset)).toMatch(/^-?@/)
          expect(markdown.slice(place.start.offset, place.end.offset).replace(/^-?@\{?|\}$/g, '')).toBe(
            key.replace(/\}$/, '')
          )
        }
      }
    }),
    {numRuns: 500}
  )
})

test('in any text of words and keys, the leaves contain every word once', () => {
  const words = fc.array(
    fc.tuple(fc.constantFrom('[', ']', '; ', ', ', ' ', '\n', '*', '{', '}', 'p. ', '-'), fc.boolean()),
    {maxLength: 30}
  )
  fc.assert(
    fc.property(words, list => {
      const markdown = list.map(([mark, isKey], index) => `${mark}${isKey ? '@' : ''}w${index}x`).join('')
      const expected = list.map((_, index) => `w${index}x`)
      expect(printed(parse(markdown)).match(/w\d+x/g) ?? []).toEqual(expected)
    }),
    {numRuns: 500}
  )
})

/** The text of a tree: of its leaves, and of the items of its citations. */
function printed(node: Nodes): string {
  if (node.type === 'cite') {
    return node.items
      .map(({prefix, key, locator, suffix}) =>
        [...prefix.map(printed), key, locator ?? '', ...suffix.map(printed)].join(' ')
      )
      .join(' ')
  }
  if ('children' in node) return node.children.map(printed).join('')
  return 'value' in node ? node.value : ''
}

function offsets(node: Pick<Nodes, 'position'>): [number, number] {
  return [node.position?.start.offset ?? -1, node.position?.end.offset ?? -1]
}
