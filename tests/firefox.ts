import puppeteer, {type Browser} from 'puppeteer'
import {findJudge} from '../tools/oracles/find.mjs'
import {judge} from './judge.ts'

const ask = judge('firefox-esr')

/** Firefox, for tests that look at a page in a second browser. Without Firefox, such a test is skipped. */
export function openFirefox(): Promise<Browser> {
  ask(['--version'])
  const found = findJudge('firefox-esr')
  if ('missing' in found) throw new Error(found.missing)
  return puppeteer.launch({browser: 'firefox', executablePath: found.command[0]!, headless: true})
}
