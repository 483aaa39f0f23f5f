import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {beforeAll, expect, test} from 'vitest'
import {build} from '../src/build.ts'
import {createMemo} from '../src/core/memo.ts'
import {htmlOutput} from '../src/outputs/html/index.ts'
import {textOf} from './cite.ts'
import {projectRoot} from './project.ts'
import {textWorld} from './world.ts'

/** The historian's paper among the examples: details that were compared with the Chicago Manual must not change. */
const folder = join(projectRoot, 'docs/examples/historian')
let notes: readonly string[] = []
let entries: readonly string[] = []
let sigla: readonly string[] = []
let serious: readonly string[] = []

beforeAll(async () => {
  const names = ['manuscript.yaml', '01-article.md', 'references.bib']
  const files = Object.fromEntries(names.map(name => [name, readFileSync(join(folder, name), 'utf8')]))
  const options = {entry: '', outputs: [htmlOutput], draft: true}
  const {artifacts, diagnostics} = await build(textWorld(files), createMemo(), options)
  const html = new TextDecoder().decode(artifacts[0]!.bytes)
  const texts = (pattern: RegExp) =>
    [...html.matchAll(pattern)].map(([, words]) =>
      textOf(words!.replace(/<(a|span) [^>]*class="(?:note-back|back-links)".*?<\/\1>/gs, ''))
        .replace(/[\u2066-\u2069]/gu, '')
        .trim()
    )
  notes = texts(/<li id="note-\d+" class="note">(.*?)<\/li>/gs)
  entries = texts(/<div id="bib-[^"]+"[^>]*>(.*?)<\/div>/gs)
  sigla = texts(/<dt>(.*?)<\/dt>/gs)
  serious = diagnostics.filter(({severity}) => severity !== 'info').map(({message}) => message)
})

test('it builds without errors and warnings', () => {
  expect(serious).toEqual([])
  expect(notes).toHaveLength(203)
})

test.each([
  [1, 'Somerset v. Stewart, 98 ER 499 (KB 1772).'],
  [3, 'Indian Slavery Act, Act V of 1843.'],
  [4, 'Somerset v. Stewart, 510.'],
  [6, 'Slavery Abolition Act, secs. 5–6.'],
  [
    19,
    'A. W. Ward et al., eds., The Cambridge Modern History (Cambridge University Press, 1902–1912), vol. 11 (hereafter cited as CMH).'
  ],
  [
    21,
    'Proceedings of the Government of India and of the Presidencies and Provinces, IOR/P, India Office Records, British Library, London; Colonial Office: Mauritius, Original Correspondence, CO 167, The National Archives, Kew.'
  ],
  [24, 'Mauritius, Original Correspondence; General Correspondence, China.'],
  [26, 'OHBE, chap. 8.'],
  [
    31,
    'The Āʾīn was written for an emperor, and the Siyar when emperors had ceased to matter. Compare ابوالفضل علامی, آئین اکبری with طباطبائی, سیر المتأخرین. Fifteen centuries before either, a Greek had read in Megasthenes that no Indian was a slave (Ἀρριανός, ‘Ἰνδική’, in Scripta minora et fragmenta, ed. A. G. Roos (Teubner, 1928), chap. 10), and nobody knows what either took for one.'
  ],
  [38, 'سید احمد خاں، اسبابِ بغاوتِ ہند (مفصلائٹ پریس، 1859).'],
  [41, 'Workman’s Breach of Contract Act, preamble.'],
  [54, 'Indian Penal Code, Act XLV of 1860, secs. 370, 374 (hereafter cited as IPC).'],
  [55, 'IPC, secs. 490–92.'],
  [56, 'See Mohapatra, ‘Assam and the West Indies’; Anderson, ‘India, 1858–1930’.'],
  [62, 'Compare IPC, sec. 492, with Workman’s Breach of Contract Act, sec. 4.'],
  [97, 'Burlingame Treaty, United States and China, 28 July 1868, 16 Stat. 739, art. 5.'],
  [99, 'Compare CMH, vol. 12.'],
  [
    104,
    'Chen Hansheng, ed., Huagong chuguo shiliao huibian, 10 vols. (Zhonghua shuju, 1980–1985) (hereafter cited as HCSH).'
  ],
  [
    120,
    'Mao Zedong, ‘Hunan nongmin yundong kaocha baogao’, in Mao Zedong xuanji, vol. 1 (1927; Renmin chubanshe, 1951).'
  ],
  [
    131,
    'E. P. Thompson, ‘An Interview with E. P. Thompson’, interview by Mike Merrill, in Visions of History, ed. Henry Abelove et al. (Manchester University Press, 1983).'
  ],
  [113, 'CHC, vol. 10, chap. 5.'],
  [
    177,
    'Benazir Bhutto v. Federation of Pakistan; Constitution of the Islamic Republic of Pakistan, arts. 184, 199.'
  ],
  [179, 'Darshan Masih v. The State, PLD 1990 SC 513 (Pakistan).'],
  [200, 'Bandhua Mukti Morcha; Darshan Masih.']
])('note %i', (number, note) => {
  expect(notes[number - 1]).toBe(note)
})

test('the list is sorted by names, and works without an author by title', () => {
  const beginning = (words: string) => entries.findIndex(entry => entry.startsWith(words))
  expect(entries[beginning('Thompson')]).toBe(
    'Thompson, E. P. ‘An Interview with E. P. Thompson’. Interview by Mike Merrill. In Visions of History, edited by Henry Abelove et al. Manchester University Press, 1983.'
  )
  expect(entries[beginning('Fei')]).toBe('Fei Xiaotong. Xiangtu Zhongguo. Guancha she, 1948.')
  expect([beginning('Ἀρριανός'), beginning('Антонова')]).toEqual([beginning('Yun') + 1, beginning('Yun') + 2])
  expect(beginning('Foreign Office')).toBe(beginning('Forced Labour') + 1)
  expect(beginning('Colonial Office')).toBe(beginning('Commission Sent') - 1)
})

test('the sigla are in alphabetical order', () => {
  expect(sigla).toEqual(['CHC', 'CMH', 'HCSH', 'IPC', 'OHBE'])
})
