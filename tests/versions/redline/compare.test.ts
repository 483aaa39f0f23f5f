import {describe, expect, test} from 'vitest'
import type {Article} from '../../../src/core/article.ts'
import {wordsOf} from '../../../src/core/walk-article.ts'
import {acceptAll, compareArticles, rejectAll} from '../../../src/versions/redline/index.ts'
import type {Redline} from '../../../src/versions/redline/types.ts'
import {articleOf} from '../../compose/article.ts'
import {marked} from './notation.ts'

const references = `---
references:
- {id: doe, type: book, title: Tides, author: [{family: Doe}], issued: 1999}
- {id: roe, type: book, title: Winds, author: [{family: Roe}], issued: 2000}
---
`

async function compare(old: string, next: string): Promise<Redline> {
  const [before, after] = await Promise.all([old, next].map(text => articleOf({'01.md': references + text})))
  return compareArticles(before!, after!)
}

/** The old and the new text, and their redline. */
type Row = readonly [old: string, next: string, redline: string]

const words: readonly Row[] = [
  [
    'We measured it, then stopped.',
    'We measured it; then stopped.',
    'We measured it{-,-}{+;+} then stopped.'
  ],
  ['However, the dog sleeps.', 'The dog sleeps.', '{-However, the-}{+The+} dog sleeps.'],
  ['the cat and the dog', 'the cat and the bird and the dog', 'the cat{+ and the bird+} and the dog'],
  ['it is (see a) here', 'it is (see b) (see a) here', 'it is{+ (see b)+} (see a) here'],
  ['{if none} so', '{if none} {set all} so', '{if none}{+ {set all}+} so'],
  ['it is (a) here', 'it is (a) (b) here', 'it is (a){+ (b)+} here'],
  [
    'models of rain are slow but certain',
    'model of snow is slow but certain',
    '{-models of rain are-}{+model of snow is+} slow but certain'
  ],
  ['10^-4^ units', '10^-5^ units', '{-10-}^{--4-}^{+10+}^{+-5+}^ units'],
  ['it was -1.67 there', 'it was 1.67 there', 'it was {--1.67-}{+1.67+} there'],
  ['some well known facts', 'some well-known facts', 'some {-well known-}{+well-known+} facts'],
  ['Only dogs bark.', 'Dogs bark.', '{-Only dogs-}{+Dogs+} bark.'],
  ['very important', '*very important*', '{~*very important*~}'],
  ['*very* important', '*very* **important**', '*very* {~**important**~}'],
  [
    'see [words](https://a.org) here',
    'see [words](https://b.org) here',
    'see {~[words](https://b.org)~} here'
  ],
  [
    'It ends. Finally, in [this version](https://a.org) we count.',
    'It ends. In [version 3](https://b.org) we count.',
    'It ends. {-Finally, in -}[{-this version-}](https://a.org){+In +}[{+version 3+}](https://b.org) we count.'
  ],
  [
    'for this version here',
    'for [version 3](https://b.org) here',
    'for {-this version-}[{+version 3+}](https://b.org) here'
  ],
  ['*Musca* domestica is', '*Fannia* **domestica** is', '*{-Musca-}**{+Fannia+}* {~**domestica**~} is'],
  ['at p = 6.5×10^-4^ here', 'at p = 3.4×10^-5^ here', 'at p = {-6.5×10-}^{--4-}^{+3.4×10+}^{+-5+}^ here'],
  ['in 10–20 of 3/4 cases', 'in 12–25 of 3/5 cases', 'in {-10–20-}{+12–25+} of 3/{-4-}{+5+} cases'],
  [
    'with a browser or an editor',
    'with a browser (as shown) or through an editor',
    'with a browser{+ (as shown)+} or{+ through+} an editor'
  ],
  [
    'of a draw from the law',
    'of a draw, X, from the normal law',
    'of a draw{+, X,+} from the{+ normal+} law'
  ],
  [
    'Here q is the adjusted law of it',
    'Here p is the law of it',
    'Here {-q-}{+p+} is the{- adjusted-} law of it'
  ],
  [
    'see [lab/old#156](https://a.org/old) there',
    'see [lab/new#156](https://a.org/new) there',
    'see [{-lab/old#156-}](https://a.org/old)[{+lab/new#156+}](https://a.org/new) there'
  ],
  ['a $x$ b', 'a $y$ b', 'a {-$x$-}{+$y$+} b'],
  [
    'Rivers carry sand down to the sea. It ends.',
    'Glaciers bring stones down toward a lake. It ends.',
    '{-Rivers carry sand down to the sea-}{+Glaciers bring stones down toward a lake+}. It ends.'
  ],
  ['A house of 3 rooms.', 'A house.', 'A house{- of 3 rooms-}.'],
  [
    'It ends. We present techniques for the challenges of open manuscript writing.',
    'It ends. New tools that rely on automation ensure correctness in massively collaborative research. We present techniques for challenges of open manuscript writing.',
    'It ends.{+ New tools that rely on automation ensure correctness in massively collaborative research.+} We present techniques for{- the-} challenges of open manuscript writing.'
  ],
  [
    'It ends. Issues also serve as an open list and a forum for debating the main message, themes, and topics of the review.',
    'It ends. In a research article, issues track progress on specific figures or subsections of text. Issues serve as an open list and a forum for debating the main messages of the manuscript.',
    'It ends.{+ In a research article, issues track progress on specific figures or subsections of text.+} Issues{- also-} serve as an open list and a forum for debating the main {-message, themes, and topics of the review-}{+messages of the manuscript+}.'
  ],
  [
    'It ends. The probability of a draw is',
    'It ends. The distribution is defined over a support. The probability of a draw, X, from the hurdle distribution is given as follows:',
    'It ends.{+ The distribution is defined over a support.+} The probability of a draw{+, X, from the hurdle distribution+} is{+ given as follows:+}'
  ],
  [
    'an icon ![An icon](a.png){width=13px} here',
    'an icon ![An icon](a.png) here',
    'an icon {~![a.png]~} here'
  ],
  ['as shown in Table 1 there', 'as (Table 1) there', 'as {-shown in -}{+(+}Table 1{+)+} there'],
  ['Words, as seen in Table 1.', 'Words (Table 1).', 'Words{-, as seen in -}{+ (+}Table 1{+)+}.'],
  ['Done. ^2^The rest is here.', 'Done. 2) The rest is here.', 'Done. ^{-2-}^{+2) +}The rest is here.'],
  [
    'The focus of the package is to provide compute optimized and memory efficient ways.',
    'The focus of the package is to provide compute-optimized and memory-efficient ways.',
    'The focus of the package is to provide {-compute optimized-}{+compute-optimized+} and {-memory efficient-}{+memory-efficient+} ways.'
  ],
  [
    'It ends. Finally, in this [version](https://a.org), we count.',
    'It ends. In [version 3](https://b.org), we count.',
    'It ends. {-Finally, in this -}[{-version-}](https://a.org){+In +}[{+version 3+}](https://b.org), we count.'
  ],
  [
    'It ends. In this example, the contributor opens an issue to discuss a manuscript modification. A maintainer answers.',
    'It ends. This example involves three people and a participant in the discussion. Text is shown in solid lines on the left of the timeline. The contributor opens a GitHub issue to discuss a manuscript modification. A maintainer answers.',
    'It ends. {-In this-}{+This+} example{-, the-}{+ involves three people and a participant in the discussion. Text is shown in solid lines on the left of the timeline. The+} contributor opens {-an-}{+a GitHub+} issue to discuss a manuscript modification. A maintainer answers.'
  ],
  ['古い家がある。', '新しい家がある。', '{-古-}{+新し+}い家がある。'],
  [
    'at https://a.org/x/1.png){#fig:x} here',
    'at https://a.org/x/2.png){#fig:x} here',
    'at [{-https://a.org/x/1.png){#fig:x}-}](https://a.org/x/1.png){#fig:x})[{+https://a.org/x/2.png){#fig:x}+}](https://a.org/x/2.png){#fig:x}) here'
  ],
  ['a <video src="x"> b', 'a <video src="y"> b', 'a {--}{++} b'],
  [
    'To meet these challenges, we developed a process with files and tools.',
    'Other studies use the tool. However, they brought us challenges such as credit to all. The process with files and tools is there.',
    '{+Other studies use the tool. However, they brought us challenges such as credit to all.+}{-To meet these challenges, we developed a-}{+ The+} process with files and tools{+ is there+}.'
  ],
  [
    'They are built on ABC (A Better Code), which works.',
    'They are built on A Better Code (ABC), which works.',
    'They are built on {-ABC (-}A Better Code{-)-}{+ (ABC)+}, which works.'
  ],
  // If the end of a sentence changes and new sentences follow, the full stop between them counts as unchanged.
  [
    'It is kept in stores. Thus, larger sets require code.',
    'It is kept in stores, which refuse files larger than a disk. Larger sets require code.',
    'It is kept in stores{+, which refuse files larger than a disk+}. {-Thus, larger-}{+Larger+} sets require code.'
  ],
  [
    'We read arrays and tables. While it lasts, all is well.',
    'We read arrays and tables of numbers. In the future it may read more than that. While it lasts, all is well.',
    'We read arrays and tables{+ of numbers+}.{+ In the future it may read more than that.+} While it lasts, all is well.'
  ],
  [
    'The system writes papers on the web that is built on our package. With it, text is plain.',
    'The system writes papers on the web. For each paper, there is a store of files. With it, text is plain.',
    'The system writes papers on the web{- that is built on our package-}.{+ For each paper, there is a store of files.+} With it, text is plain.'
  ],
  [
    'Often used for rain, etc. The decision to leave it out has these reasons.',
    'Often used for rain. There are three reasons.',
    'Often used for rain{-, etc-}. {-The decision to leave it out has these-}{+There are three+} reasons.'
  ],
  [
    'Groups use rules of conduct (see 3). It ends.',
    'Groups use rules of conduct, as a test by Fox et al. Smith and others has shown. It ends.',
    'Groups use rules of conduct{- (see 3)-}{+, as a test by Fox et al.\u00a0Smith and others has shown+}. It ends.'
  ],
  [
    'Many existing scholarly writing platforms range from editors of text to systems of type. They offer versions.',
    'Many existing scholarly writing platforms (Table 1) need little skill. On the flip side, these cannot be changed.',
    'Many existing scholarly writing platforms {-range from editors of text to systems of type. They offer versions-}{+(Table 1) need little skill. On the flip side, these cannot be changed+}.'
  ]
]

test.each(words)('changed words: %j → %j', async (old, next, redline) => {
  expect(marked((await compare(old, next)).article)).toBe(redline)
})

const kept =
  'With it, papers are written as plain text in files, which suits the control of versions very well. The form itself provides limited yet crucial means of setting words.'
const fresh =
  'Many of these operations are delegated to other programs, which convert between documents and publish them in the cloud.'

const blocks: readonly Row[] = [
  ['## Law', '### Law', '# Law'],
  ['# One\n\n## Law', '# One\n\n### Law', '# One\n{!### Law!}'],
  ['One here.\n\nTwo there.', 'One here.\n\nNew.\n\nTwo there.', 'One here.\n{+New.+}\nTwo there.'],
  [
    'Open work is a powerful paradigm that can strengthen many sciences. Rules fail.',
    `Open work is a powerful paradigm that can strengthen many sciences. ${'Software of ours keeps every version of each text and shows who wrote which line of it at what time. '.repeat(3)}It ends.`,
    `Open work is a powerful paradigm that can strengthen many sciences. {-Rules fail-}{+${'Software of ours keeps every version of each text and shows who wrote which line of it at what time. '.repeat(3)}It ends+}.`
  ],
  [
    'The first sentence is here. The second one is there.',
    'The first sentence is here.\n\nThe second one is there.',
    'The first sentence is here.\n{¶+}The second one is there.'
  ],
  [
    'The first sentence is here.\n\nThe second one is there.',
    'The first sentence is here. The second one is over there.',
    'The first sentence is here.\n{¶-}The second one is{+ over+} there.'
  ],
  [
    '# One\n\nThe long paragraph has twenty words that move to another distant place.\n\n# Two\n\nOther words stay.',
    '# One\n\n# Two\n\nOther words stay.\n\nThe long paragraph has twenty words that moved to another distant place.',
    '# One\n{<The long paragraph has twenty words that move to another distant place.<}\n# Two\nOther words stay.\n' +
      '{>The long paragraph has twenty words that {-move-}{+moved+} to another distant place.>}'
  ],
  ['$$x_i+y$$', '$$x_i+z$$', '{-$$x_i+y$$-}\n{+$$x_i+z$$+}'],
  ['- one item\n- two items', '- one item\n- two new items', '- one item\n- two{+ new+} items'],
  ['- one item', '1. one item', '{!- one item!}'],
  [
    'A paragraph of several words says a lot about rivers.',
    '> A paragraph of many words says a lot about rivers.',
    '{!A paragraph of {-several-}{+many+} words says a lot about rivers.!}'
  ],
  [
    'A paragraph of several words that says a lot about rivers.',
    '- A paragraph of several words\n- that says a lot about rivers.',
    '{!- A paragraph of several words / - that says a lot about rivers.!}'
  ],
  ['![A map](a.png)', '![A plan](a.png)', '![a.png] : A {-map-}{+plan+}'],
  [
    '![A map](a.png)\n\nMany words stand here so that the figure has a place to leave.\n\n# Two',
    'Many words stand here so that the figure has a place to leave.\n\n# Two\n\n![A far map](a.png)',
    '{<![a.png] : A map<}\nMany words stand here so that the figure has a place to leave.\n# Two\n{>![a.png] : A{+ far+} map>}'
  ],
  ['![A map](a.png)', '![A map](b.png)', '{-![a.png]-} {+![b.png]+} : A map'],
  ['```js\nlet x\n```', '```js\nlet y\n```', '{-let x-}\n{+let y+}'],
  ['```js\nlet x\nlet y\n```', '```js\nlet x\nlet z\nlet y\n```', '{!let x\nlet z\nlet y!}'],
  // A paragraph that new text divides, and a paragraph whose sentence becomes part of the new text.
  [
    `The tool is a system for writing scholarly papers on the web that is built on our package. ${kept}`,
    `The tool is a system for writing scholarly papers on the web. ${fresh} ${fresh}\n\n# New\n\n${kept}`,
    `The tool is a system for writing scholarly papers on the web{- that is built on our package-}. {+${fresh} ${fresh}+}\n{+# New+}\n{¶+}${kept}`
  ],
  [
    `${kept} An example store of files shows the features and serves as a template for users.`,
    `${kept}\n\n# New\n\nAn example store, called Root, shows the features and serves as a template for users. ${fresh} ${fresh}`,
    `${kept}\n{+# New+}\n{¶+}An example store{- of files-}{+, called Root,+} shows the features and serves as a template for users.{+ ${fresh} ${fresh}+}`
  ],
  [
    `The old kinds of large writing platforms range from simple editors to type. ${fresh}`,
    `The old kinds of large writing platforms need little skill. ${kept}`,
    `The old kinds of large writing platforms {-range from simple editors to type. ${fresh.slice(0, -1)}-}{+need little skill. ${kept.slice(0, -1)}+}.`
  ],
  ['- bubble', '- bubble, with the variants of that kind', '- bubble{+, with the variants of that kind+}'],
  // A block with several texts that became one of another kind.
  [
    'When to issue predictions, say each year or at some other time. How far back to look for the values. Which method to use.',
    '- When to issue predictions, say each year.\n- How far back to look for values.\n- Which method to use.',
    '{!- When to issue predictions, say each year{- or at some other time-}. / - How far back to look for{- the-} values. / - Which method to use.!}'
  ],
  [
    '- When to issue predictions, say each year.\n- How far back to look for values.',
    'When to issue predictions, say each day. How far back to look for values.',
    '{!When to issue predictions, say each {-year-}{+day+}. How far back to look for values.!}'
  ]
]

test.each(blocks)('changed blocks: %j → %j', async (old, next, redline) => {
  expect(marked((await compare(old, next)).article)).toBe(redline)
})

const table = (...rows: readonly string[]): string => {
  const [head, ...body] = rows.map(row => `| ${row} |`)
  return [head, head!.replace(/[^|]+/g, '---'), ...body].join('\n')
}

const tables: readonly Row[] = [
  [table('a | b', '1 | 2'), table('a | b', '1 | 3'), 'a | b // 1 | {-2-}{+3+}'],
  [table('a | b', '1 | 2'), table('a | b', '5 | 6', '1 | 2'), 'a | b // {+5+} | {+6+} // 1 | 2'],
  [
    table('a | b', '1 | 2', '3 | 4', '5 | 6'),
    table('a | b', '5 | 6', '1 | 2', '3 | 4'),
    'a | b // {>5>} | {>6>} // 1 | 2 // 3 | 4 // {<5<} | {<6<}'
  ],
  [
    table('a | b | c', '1 | 2 | x', '3 | 4 | y'),
    table('c | a | b', 'x | 1 | 2', 'y | 3 | 4'),
    '{>c>} | a | b | {<c<} // {>x>} | 1 | 2 | {<x<} // {>y>} | 3 | 4 | {<y<}'
  ],
  [table('a | b', '1 | 2'), table('a | c | b', '1 | x | 2'), 'a | {+c+} | b // 1 | {+x+} | 2'],
  [table('a | c | b', '1 | x | 2'), table('a | b', '1 | 3'), 'a | {-c-} | b // 1 | {-x-} | {-2-}{+3+}'],
  [
    table('a | c', '1 | x'),
    table('a | b', '1 | y', '2 | z'),
    'a | {-c-}{+b+} // 1 | {-x-}{+y+} // {+2+} | {+z+}'
  ],
  // Of two equal columns, the last one is gone or new.
  [table('a | a', '1 | 1'), table('a', '1'), 'a | {-a-} // 1 | {-1-}'],
  [table('a', '1'), table('a | a', '1 | 1'), 'a | {+a+} // 1 | {+1+}'],
  // HTML in a line, and a cell that is a list in both versions.
  [
    table('a | b', 'No<sup>2</sup> | Yes', 'No | Yes'),
    table('a | b', 'No^2^ | Yes', 'No | No'),
    'a | b // No^2^ | Yes // No | {-Yes-}{+No+}'
  ],
  [
    table('a | b', '<ul><li>One</li></ul> | Yes'),
    table('a | b', '<ul><li>One</li></ul> | No'),
    'a | b // One | {-Yes-}{+No+}'
  ]
]

test.each(tables)('changed tables: %j → %j', async (old, next, redline) => {
  expect(marked((await compare(old, next)).article)).toBe(redline)
})

const notes: readonly Row[] = [
  ['A.^[One note is here.]', 'A.^[One note is there.]', 'A.[^1]\n^ One note is {-here-}{+there+}.'],
  ['A sea.^[One note.]', 'A sea.', 'A sea.{-[^1]-}\n{-^ One note.-}'],
  ['A sea.', 'A sea.^[One note.]', 'A sea.{+[^1]+}\n{+^ One note.+}'],
  [
    'The first sea. The second sea.^[Old.]',
    'The first sea.^[New.] The second sea.^[Old.]',
    'The first sea.{+[^1]+} The second sea.[^2]\n{+^ New.+}\n^ Old.'
  ],
  [
    'The long paragraph has twenty words that move to a distant place.^[One note is here.]\n\n# Two\n\nIt stays.',
    '# Two\n\nIt stays.\n\nThe long paragraph has twenty words that moved to a distant place.^[One note is there.]',
    '{<The long paragraph has twenty words that move to a distant place.^1^<}\n# Two\nIt stays.\n' +
      '{>The long paragraph has twenty words that {-move-}{+moved+} to a distant place.[^1]>}\n^ One note is {-here-}{+there+}.'
  ],
  [
    'It is kept there. This is also the way to find it.',
    'It is kept there.^[New.] The same way to find it.',
    'It is kept there.{+[^1]+} {-This is also the-}{+The same+} way to find it.\n{+^ New.+}'
  ]
]

test.each(notes)('changed notes: %j → %j', async (old, next, redline) => {
  expect(marked((await compare(old, next)).article)).toBe(redline)
})

test('deleted text has no links from or to it, and has them again if the deletion is rejected', async () => {
  const figure = '![A map](a.png){#fig:a}'
  const {article} = await compare(
    `Gone [@doe], as @fig:a shows.\n\nIt stays.\n\n${figure}`,
    `It stays.\n\n${figure}`
  )
  const [gone] = article.body
  const {change, ...shown} = gone!
  expect(JSON.stringify(shown)).not.toMatch(/crossReference|"target"|"anchor"/)
  expect(change).toMatchObject({kind: 'deleted', was: [{type: 'paragraph'}]})
  expect(JSON.stringify(rejectAll(article).body)).toContain('"target":"fig:a"')
})

test('changes of metadata are found by field, and those of the title word by word', async () => {
  const [old, next] = await Promise.all(
    [
      'title: Old tides\nkeywords: [sea]\ndate: 2025-01-02',
      'title: New tides\nkeywords: [sea, land]\ndate: 2025-01-02'
    ].map(settings => articleOf({'manuscript.yaml': settings, '01.md': 'Words.'}))
  )
  const {article, metadata, changes} = compareArticles(old!, next!)
  expect(marked(article)).toBe('= {-Old-}{+New+} tides\nWords.')
  expect(metadata).toEqual([{name: 'keywords', old: 'sea', new: 'sea, land', number: 2}])
  expect(changes[1]).toMatchObject({number: 2, subject: 'metadata', new: 'keywords: sea, land'})
})

test('terms of an index that differ are a change, which has no mark', async () => {
  const text = (...terms: readonly string[]): string =>
    `${terms.map(term => `Words\\index{${term}}`).join(' here. ')}.\n\n\\printindex`
  const {metadata} = await compare(
    text('kiln', 'age', 'clay!red', 'lime'),
    text('kiln', 'fire', 'clay!red', 'kiln', 'ore!iron', 'lime|see{clay}')
  )
  expect(metadata).toEqual([
    {
      name: 'index',
      old: 'age; kiln (1 place); lime',
      new: 'fire; kiln (2 places); lime, see clay; ore: iron',
      number: 2
    }
  ])
})

test('a heading and a short paragraph that move with an adjacent paragraph are one change', async () => {
  const section =
    '# Law\n\nThe twenty words of this long paragraph stand together with several distant others.\n\nSo it is.'
  const rest =
    '# Tides\n\nA first paragraph about seas, rivers, deltas, floods and storms.\n\n# Winds\n\nA second paragraph about air, clouds, frost, dunes and sand.'
  const {article, changes} = await compare(`${section}\n\n${rest}`, `${rest}\n\n${section}`)
  expect(changes).toMatchObject([{number: 1, kind: 'moved'}])
  expect(marked(article).match(/^\{>.*/gm)).toHaveLength(3)
})

test('of an equal and a similar paragraph elsewhere, the equal one has moved', async () => {
  const moved = 'The long paragraph has twenty words that went to another and most distant place.'
  const alike = moved.replace('twenty', 'thirty')
  const kept = ['Stones', 'Waters', 'Winds'].map(
    name => `${name} stay where they were in a text that has many words.`
  )
  const {changes} = await compare(
    [moved, ...kept].join('\n\n'),
    [...kept.slice(0, 2), moved, kept[2], alike].join('\n\n')
  )
  expect(changes).toMatchObject([
    {kind: 'moved', old: moved, new: moved},
    {kind: 'inserted', new: alike}
  ])
})

test.each([
  ['dashes', 'The sea – it rises.', 'The sea — it rises.', true],
  ['a formula', 'The $x$ rises.', 'The $y$ rises.', false],
  ['a citation', 'It rises [@doe].', 'It rises [@roe].', false]
])('a change of %s is marked as minor only if it is typography', async (_, old, next, isMinor) => {
  const changes = (await compare(old, next)).changes.filter(({subject}) => subject !== 'reference')
  expect(changes.length).toBeGreaterThan(0)
  for (const change of changes) expect(change.minor ?? false, change.old).toBe(isMinor)
})

test('a moved sentence, note, row or column is one change', async () => {
  const [one, other] = [
    'The first long sentence talks about rivers.',
    'The second one is about the hills of the north.'
  ]
  const {article, changes} = await compare(`${one} ${other} A third.`, `${other} A third. ${one}`)
  expect(marked(article)).toBe(`{<${one} <}${other} A third.{> ${one}>}`)
  expect(changes).toMatchObject([{number: 1, kind: 'moved', old: one, new: one}])

  const old = `${one}^[A note.] ${other}`
  const next = `${one} ${other}^[A note.]`
  const moved = await compare(old, next)
  expect(marked(moved.article)).toBe(`${one}{<^1^<} ${other}{>[^1]>}\n^ A note.`)
  expect(moved.changes).toMatchObject([{kind: 'moved', subject: 'note', new: 'A note.'}])
  const [first] = rejectAll(moved.article).body
  expect(first).toMatchObject({children: [{type: 'text'}, {type: 'noteCall', note: 1}, {type: 'text'}]})
})

test('a column with another header beside a new one is known by its cells', async () => {
  const old = '| Year | Town |\n|---|---|\n| 1900 | Sand |\n| 1901 | Clay |\n| 1902 | Loam |'
  const next =
    '| No. | When | Town |\n|---|---|---|\n| a | 1900 | Sand |\n| b | 1901 | Clay |\n| c | 1902 | Loam |'
  const {article} = await compare(old, next)
  expect(marked(article)).toBe(
    '{+No.+} | {-Year-}{+When+} | Town // {+a+} | 1900 | Sand // {+b+} | 1901 | Clay // {+c+} | 1902 | Loam'
  )
})

test.each([
  ['brackets around kept words', 'See the dogs, as shown in Figure 1.', 'See the dogs (Figure 1).', 1],
  [
    'the address of a link of which a word was changed',
    'See [the old dogs of 1999](https://a.example/) there.',
    'See [the young dogs of 1999](https://b.example/) there.',
    2
  ],
  [
    'other marks around kept words',
    'The reading *voi* (butter) is a noun.',
    'The reading *voi* [butter] is a noun.',
    1
  ]
])('%s are one change', async (_, old, next, count) => {
  const {changes, article} = await compare(old, next)
  expect(changes.map(({number, kind, old, new: text}) => [number, kind, old, text])).toHaveLength(count)
  const numbers = new Set(
    Array.from(JSON.stringify(article.body).matchAll(/"number":(\d+)/g), ([, each]) => each)
  )
  expect(numbers.size).toBe(count)
})

test('a link that leads elsewhere is listed with all of its kept words', async () => {
  const {changes} = await compare(
    'See [the old dogs of 1999](https://a.example/) there.',
    'See [the young dogs of 1999](https://b.example/) there.'
  )
  expect(changes.map(({old, new: text}) => [old, text])).toEqual([
    ['the … dogs of 1999 (https://a.example/)', 'the … dogs of 1999 (https://b.example/)'],
    ['old', 'young']
  ])
})

test('of a citation with other numbers, the list has the new numbers of both versions', async () => {
  const [old, next] = await Promise.all(
    ['Seas [@doe].', 'Winds [@roe]. Seas [@doe; @roe].'].map(text =>
      articleOf({'01.md': references.replace('---', '---\ncsl: vancouver') + text})
    )
  )
  const {changes} = compareArticles(old!, next!)
  const cited = changes.filter(({kind, subject}) => kind === 'changed' && subject === 'citation')
  expect(cited.map(({old: before, new: after}) => [before, after])).toEqual([['(2)', '(1, 2)']])
})

test('a paragraph that is inserted behind one that goes on is one change', async () => {
  const first = 'The build was automatically generated on the first day of the month.'
  const {changes} = await compare(
    `${first} It was published.`,
    `${first} It was published.\n\nThe build was never generated by hand.`
  )
  expect(changes).toMatchObject([{kind: 'inserted', new: 'The build was never generated by hand.'}])
})

test('a citation and the note that a style makes for it are one change', async () => {
  const [old, next] = await Promise.all(
    ['Seas are deep [@doe]. Air is thin.', 'Seas are deep. Air is thin [@roe].'].map(text =>
      articleOf({'01.md': references.replace('---', '---\nstyle: notes') + text})
    )
  )
  const {article, changes} = compareArticles(old!, next!)
  expect(changes.filter(({subject}) => subject !== 'reference')).toHaveLength(2)
  expect(article.notes.map(({number, change}) => [number, change?.kind, change?.number])).toEqual([
    [2, 'deleted', 1],
    [1, 'inserted', 2]
  ])
  const rejected = rejectAll(article)
  expect(rejected.notes).toHaveLength(1)
  expect(JSON.stringify(rejected.body)).toContain('"note":2')
})

test.each([
  ['Known [@doe, p. 3].', 'Known [@doe, p. 4].', 'Known {![@doe, p. 4]!}.'],
  ['Known [@doe].', 'Known [@doe; @roe].', 'Known {![@doe; @roe]!}.'],
  ['Known [@doe].', 'Known.', 'Known{- -}{-[@doe]-}.'],
  ['Known [@doe].', 'Known [@roe].', 'Known {-[@doe]-}{+[@roe]+}.']
])('changed citations: %j → %j', async (old, next, redline) => {
  const {article, changes} = await compare(old, next)
  expect(marked(article)).toBe(redline)
  expect(changes[0]).toMatchObject({subject: 'citation'})
})

test.each([
  ['apa', 0],
  ['ieee', 0],
  ['chicago-notes', 1]
])('in %s, another order of works in a citation is %i changes', async (csl, count) => {
  const [old, next] = await Promise.all(
    ['[@roe; @doe]', '[@doe; @roe]'].map(cited =>
      articleOf({'01.md': `${references.replace('---', `---\ncsl: ${csl}`)}Known ${cited}.`})
    )
  )
  const {changes, article} = compareArticles(old!, next!)
  expect(changes).toHaveLength(count)
  if (count > 0) expect(marked(article)).toMatch(/^Known\.\{!\[@doe; @roe\]!\}/)
})

describe('a form is changed:', () => {
  test.each([
    ['the number that a list begins with', '2. a', '3. a', 'numbered, from 2', 'numbered, from 3'],
    ['a tight list that is loose', '- a\n- b', '- a\n\n- b', 'bulleted', 'bulleted, loose'],
    ['a heading without a number', '# A', '# A {-}', 'level 1', 'level 1, unnumbered'],
    ['the alignment of a column', '| a |\n|:--|\n| b |', '| a |\n|--:|\n| b |', 'left', 'right'],
    [
      'the width of a picture',
      '![M](a.png){width=5cm}',
      '![M](a.png){width=6cm}',
      'a.png, width 5cm',
      'a.png, width 6cm'
    ]
  ])('%s', async (_, old, next, before, after) => {
    const {article, changes} = await compare(old, next)
    expect(changes).toMatchObject([{kind: 'changed', old: before, new: after}])
    expect(rejectAll(article).body[0]).toMatchObject({type: article.body[0]!.type})
  })
})

describe('not a change:', () => {
  test.each([
    ['lines that break elsewhere', 'Two words\nhere.', 'Two\nwords here.'],
    ['a space that holds together', '5 km', '5&nbsp;km'],
    ['another form of quotation marks', 'a “b” c', 'a "b" c'],
    ['letters that are composed', 'caf\u00e9', 'cafe\u0301'],
    ['a soft hyphen', 'break', 'br\u00adeak'],
    ['the order of nested marks', '***a***', '**_a_**'],
    ['raised numbers in HTML', 'No^2^', 'No<sup>2</sup>'],
    ['braces in a formula', '$\\frac12$', '$\\frac{1}{2}$'],
    ['the label of a figure', '![M](a.png){#fig:a}\n\nSee @fig:a.', '![M](a.png){#fig:b}\n\nSee @fig:b.']
  ])('%s', async (_, old, next) => {
    expect((await compare(old, next)).changes).toEqual([])
  })

  test('computed numbers', async () => {
    const old = 'A sea.^[One.] See @fig:b and [@roe].\n\n![B](b.png){#fig:b}'
    const next = `New [@doe].^[New.]\n\n![A](a.png){#fig:a}\n\n${old}`
    const {article} = await compare(old, next)
    expect(marked(article).split('\n').slice(-4)).toEqual([
      'A sea.[^2] See Figure\u00a02 and [@roe].',
      '![b.png] : B',
      '{+^ New.+}',
      '^ One.'
    ])
  })
})

test('a change has its section, its words and their number', async () => {
  const {changes} = await compare(
    '# One\n\n## Two\n\nA sea under deep water.',
    '# One\n\n## Two\n\nA lake under deep cold water.'
  )
  expect(changes).toEqual([
    {
      number: 1,
      kind: 'replaced',
      subject: 'text',
      old: 'sea',
      new: 'lake',
      counts: {deleted: 1, inserted: 1},
      anchor: 'change-1',
      section: ['One', 'Two']
    },
    expect.objectContaining({number: 2, kind: 'inserted', new: 'cold'})
  ])
})

test('an opening and a closing mark are one change', async () => {
  const {article, changes} = await compare('The so called sea is deep.', 'The “so called” sea is deep.')
  expect(marked(article)).toBe('The {+“+}so called{+”+} sea is deep.')
  expect(changes).toMatchObject([{kind: 'inserted', new: '“…”'}])
})

test('dashes and apostrophes are a minor change', async () => {
  const {changes} = await compare('---\n---\nin 1990-1995', '---\n---\nin 1990–1995')
  expect(changes).toMatchObject([{old: '-', new: '–', minor: true}])
})

test('pictures with equal bytes are equal, whatever their addresses', async () => {
  const [old, next] = await Promise.all(
    ['a.png', 'b.png'].map(name => articleOf({'01.md': `![A map](${name})`}))
  )
  const pictures = {old: () => 'hash', new: () => 'hash'}
  expect(compareArticles(old!, next!, {pictures}).changes).toEqual([])
  const other = {old: () => 'hash', new: () => 'other'}
  expect(compareArticles(old!, next!, {pictures: other}).changes).toMatchObject([{kind: 'replaced'}])
})

test.each([
  [
    'the last block',
    'One.^[A note.] [@doe]\n\n::: {#refs}\n:::\n\n# Appendix\n\nTwo.',
    ['# Appendix', 'Two.']
  ],
  [
    'a block of several',
    'One.^[A note.] [@doe]\n\n::: {#refs}\n:::\n\nTwo.\n\nThree.\n\n# Last\n\nFour.',
    ['Two.', 'Three.']
  ],
  [
    'blocks before and behind it',
    'One.^[A note.] [@doe]\n\nZero.\n\n::: {#refs}\n:::\n\nTwo.',
    ['Zero.', 'Two.']
  ]
])('behind the places of notes and references goes %s', async (_, old, gone) => {
  const next = gone.reduce((text, block) => text.replace(`\n\n${block}`, ''), old)
  const outline = ({body}: Article): readonly string[] =>
    body.map(block => `${block.type} ${wordsOf([block])}`)
  const [before, after] = await Promise.all([old, next].map(text => articleOf({'01.md': references + text})))
  const {article} = compareArticles(before!, after!)
  expect(article.body.map(({type}) => type)).toEqual(before!.body.map(({type}) => type))
  expect(outline(rejectAll(article))).toEqual(outline(before!))
  expect(outline(acceptAll(article))).toEqual(outline(after!))
})
