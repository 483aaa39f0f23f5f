import {expect, test} from 'vitest'
import {wordsOf} from '../../../src/core/walk-article.ts'
import {acceptAll, rejectAll} from '../../../src/versions/redline/settle.ts'
import {articleOf} from '../../compose/article.ts'
import {exampleRedline} from './example.ts'
import {redlineOf} from './judge.ts'

test('an accepted redline is the new version, a rejected one the old version', async () => {
  const {article} = exampleRedline(await articleOf({'01.md': 'Words.'}))
  const outline = ({body}: typeof article) =>
    body.map(block => `${block.type}${block.type === 'heading' ? block.level : ''}: ${wordsOf([block])}`)
  expect(outline(acceptAll(article))).toEqual([
    'heading2: Method',
    'paragraph: We weighed it twice, and then stopped.',
    'paragraph: A new paragraph begins here. These words now go on in p2.',
    'equation: b',
    'paragraph: It stays.',
    'paragraph: It moved.'
  ])
  expect(outline(rejectAll(article))).toEqual([
    'heading1: Method',
    'paragraph: We measured it, and then stopped. A new paragraph begins here.',
    'paragraph: These words now go on in p2.',
    'equation: a',
    'paragraph: It moves.',
    'paragraph: It stays.'
  ])
})

test('no marks remain', async () => {
  const {article} = exampleRedline(await articleOf({'01.md': 'Words.'}))
  for (const settled of [acceptAll(article), rejectAll(article)])
    expect(JSON.stringify(settled)).not.toContain('"change"')
})

const noted = 'Authors doubted this.^[They say so.]'

// The kept call keeps its note, although an equal note was inserted or deleted before it.
test.each([
  ['before a list', `- one\n- ${noted}`, `${noted}\n\n- one\n- ${noted}`],
  ['before a list, deleted', `${noted}\n\n- one\n- ${noted}`, `- one\n- ${noted}`],
  ['before a table', `| a |\n|---|\n| ${noted} |`, `${noted}\n\n| a |\n|---|\n| ${noted} |`],
  ['before a changed table', `| a |\n|---|\n| ${noted} |`, `${noted}\n\n| b |\n|---|\n| ${noted} |`],
  ['before a paragraph', `Words stay. ${noted}`, `${noted}\n\nWords stay. ${noted}`],
  ['before changed words', `Words stay. ${noted}`, `${noted}\n\nWords will stay. ${noted}`]
])('a copy of a note %s takes no note from the other version', async (_, old, next) => {
  const [before, after] = await Promise.all([old, next].map(text => articleOf({'01.md': text})))
  expect(redlineOf(before!, after!).faults).toEqual([])
})
