import {expect, test} from 'vitest'
import {cameHome, wordOf} from './word-file.ts'

/** The text of a paper after paragraphs came home, and the list of what has no place. */
async function home(markdown: string, paragraphs: readonly string[]): Promise<readonly string[]> {
  const {texts, listed} = await cameHome({'01.md': markdown}, wordOf(paragraphs))
  return [texts['01.md'] ?? 'unchanged', ...listed]
}

test.each([
  ['an insertion', 'A dog runs.', ['A [+Ann:big +]dog runs.'], 'A {++big ++}{>>@Ann<<}dog runs.'],
  ['a deletion', 'A big dog runs.', ['A [-Ann:big -]dog runs.'], 'A {--big --}{>>@Ann<<}dog runs.'],
  ['a replacement', 'A big dog.', ['A [-Ann:big-][+Ann:small+] dog.'], 'A {~~big~>small~~}{>>@Ann<<} dog.'],
  [
    'two people',
    'A big dog.',
    ['A [-Ann:big -][+Bo:old +]dog.'],
    'A {--big --}{>>@Ann<<}{++old ++}{>>@Bo<<}dog.'
  ],
  [
    'words changed with tracking off',
    'A big dog.',
    ['A small dog.'],
    'A {~~big~>small~~}{>>changed with tracking off<<} dog.'
  ],
  ['nothing', 'A “big” dog -- it’s\nthere...', ['A "big" dog – it\'s there…'], 'unchanged'],
  [
    'half of emphasis',
    'A *big old* dog.',
    ['A *big* [-Ann:old dog-].'],
    'A *big {--old--}{>>@Ann<<}*{-- dog--}{>>@Ann<<}.'
  ],
  ['emphasis as a whole', 'A *big* dog.', ['A [-Ann:big -]dog.'], 'A {--*big* --}{>>@Ann<<}dog.'],
  ['an inserted word in italics', 'A dog.', ['A [+Ann:*big* +]dog.'], 'A {++*big* ++}{>>@Ann<<}dog.'],
  [
    'what would be markup',
    'A dog.',
    ['A [+Ann:*b_i_g* [x] @me a@b.c +]dog.'],
    'A {++*b_i_g* \\[x\\] \\@me a@b.c ++}{>>@Ann<<}dog.'
  ],
  [
    'a split',
    'One. Two.\n\nThree.',
    ['One.[+Ann¶+]', '[-Ann: -]Two.', 'Three.'],
    'One.{-- --}{>>@Ann<<}{++\n\n++}{>>@Ann<<}Two.\n\nThree.'
  ],
  [
    'a new paragraph',
    'One.\n\nThree.',
    ['One.[+Ann¶+]', '[+Ann:Two.+]', 'Three.'],
    'One.\n\n{++\n\nTwo.\n\n++}{>>@Ann<<}\n\nThree.'
  ],
  [
    'a new paragraph as Word writes it',
    'One.\n\nThree.',
    ['One.', '[+Ann:Two.+][+Ann¶+]', 'Three.'],
    'One.\n\n{++\n\nTwo.\n\n++}{>>@Ann<<}\n\nThree.'
  ],
  [
    'a join',
    'One.\n\nTwo.',
    ['One.[-Ann¶-]', '[+Ann: +]Two.'],
    'One.{--\n\n--}{>>@Ann<<}{++ ++}{>>@Ann<<}Two.'
  ],
  [
    'a paragraph that goes',
    'One.\n\nTwo.\n\nThree.',
    ['One.', '[-Ann:Two.-][-Ann¶-]', 'Three.'],
    'One.\n\n{--Two.--}{>>@Ann<<}\n\nThree.'
  ],
  [
    'a new paragraph before a list',
    'One.\n\n- Two\n- Three',
    ['One.', '[+Ann:New.+][+Ann¶+]', 'Two', 'Three'],
    'One.\n\n{++\n\nNew.\n\n++}{>>@Ann<<}\n\n- Two\n- Three'
  ],
  [
    'a new item',
    '- Two\n- Three',
    ['Two[+Ann¶+]', '{item}[+Ann:New+]', 'Three'],
    '- Two\n- {++New++}{>>@Ann<<}\n- Three'
  ],
  [
    'a new paragraph behind a list',
    '- Two\n- Three\n\nFour.',
    ['Two', 'Three', '[+Ann:New.+][+Ann¶+]', 'Four.'],
    '- Two\n- Three\n\n{++\n\nNew.\n\n++}{>>@Ann<<}\n\nFour.'
  ],
  [
    'a heading in another form',
    '# Introduction\n\nOne two three.',
    ['1 Introductions', 'One two three.'],
    '# {~~Introduction~>Introductions~~}{>>changed with tracking off<<}\n\nOne two three.'
  ],
  [
    'other words between the same neighbours',
    'One two three.\n\n# Results\n\nFour five six.',
    ['One two three.', 'Findings', 'Four five six.'],
    'One two three.\n\n# {~~Results~>Findings~~}{>>changed with tracking off<<}\n\nFour five six.'
  ],
  [
    'the title',
    '---\ntitle: The big dog\n---\n\nOne two three four.',
    ['The [-Ann:big-][+Ann:small+] dog', 'One two three four.'],
    '---\ntitle: The {~~big~>small~~}{>>@Ann<<} dog\n---\n\nOne two three four.'
  ],
  [
    'an abstract over lines',
    '---\nabstract: >\n  A big\n  dog runs.\n---\n\nOne two three four.',
    ['A big dog [-Ann:runs-][+Ann:sleeps+].', 'One two three four.'],
    '---\nabstract: >\n  A big\n  dog {~~runs~>sleeps~~}{>>@Ann<<}.\n---\n\nOne two three four.'
  ]
])('%s', async (_, markdown, paragraphs, expected) => {
  expect((await home(markdown, paragraphs)).join('\n')).toBe(expected)
})
